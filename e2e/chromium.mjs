// The browser of the tests. SETPOINT_CHROMIUM is its path.
import { chromium } from "playwright-core";

export const launched = () =>
  chromium.launch({
    executablePath: process.env.SETPOINT_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
