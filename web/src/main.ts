import "./style/tokens.css";
import "./style/base.css";
import "./style/controls.css";
import "./style/chart.css";
import "./style/print.css";

import { mount } from "svelte";

import App from "./App.svelte";

const target = document.getElementById("setpoint");
if (target) mount(App, { target });
