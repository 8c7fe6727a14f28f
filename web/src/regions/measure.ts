// What a map of regions shows of each, and how it is written.
import type { Region } from "../api";
import { figureSentence, numberText } from "../figure";
import type { Show } from "./asked";
import { bestOf, monthText, WITHHELD } from "./words";

export type Shown = "value" | "suppressed" | "low-quality" | "none";
export interface Shade {
  shown: Shown;
  value: number; // 0 where there is none
  text: string;
}

const NONE: Shade = { shown: "none", value: 0, text: "no data" };

export function shadeOf(region: Region, show: Show): Shade {
  if (show === "alerts") return { shown: "value", value: region.alerts, text: region.alerts === 0 ? "no alert" : region.alerts === 1 ? "1 alert" : `${region.alerts} alerts` };
  const { latest } = region;
  if (latest?.withheld) return { shown: latest.withheld, value: 0, text: WITHHELD[latest.withheld] };
  if (show === "rate") {
    const { rate } = region;
    return rate ? { shown: "value", value: rate.value, text: `${figureSentence(rate, "incidence")} per 100,000${rate.unreliable ? ", unreliable: fewer than 20 deaths" : ""}` } : NONE;
  }
  if (show === "change") {
    const { change } = region;
    return change ? { shown: "value", value: change.value, text: `${figureSentence(change, "change")} since ${monthText(change.from)}` } : NONE;
  }
  const best = bestOf(latest);
  if (!best || !latest) return NONE;
  const kind = latest.nowcast ? "nowcast" : latest.predicted !== null ? "predicted" : "reported";
  return { shown: "value", value: best.value, text: `${figureSentence(best, "whole")} deaths, ${kind}` };
}

export function valueText(value: number, show: Show): string {
  if (show === "rate") return numberText(value, "incidence");
  if (show === "change") return numberText(value, "change");
  return show === "alerts" ? String(value) : numberText(value, "whole");
}

export const TITLES: Readonly<Record<Show, string>> = {
  rate: "Deaths per 100,000 people",
  change: "Change over a year",
  deaths: "Deaths",
  alerts: "Alerts",
};
