// The columns of a table of regions.
import type { Region } from "../api";
import { figureText, numberText } from "../figure";
import type { Column } from "../table/column";
import type { By } from "./asked";
import { monthText, WITHHELD } from "./words";

type C = Column<Region>;
const count = (value: number | null | undefined): string => (value === null || value === undefined ? "–" : numberText(value, "whole"));
const percent = (value: number | null | undefined): string => (value === null || value === undefined ? "–" : numberText(value / 100, "share"));

export function columnsOf(by: By, verified: ReadonlyMap<string, number>): readonly C[] {
  const place: C[] =
    by === "hidta"
      ? [
          { id: "states", title: "States", kind: "text", value: (one) => one.states.join(", ") },
          { id: "verified", title: "Counties verified", kind: "number", value: (one) => verified.get(one.id) ?? 0 },
        ]
      : [
          ...(by === "county" ? [{ id: "state", title: "State", kind: "text", value: (one: Region) => one.states.join(", "), only: "downloaded" } satisfies C] : []),
          { id: "areas", title: "HIDTA", kind: "text", value: (one) => one.areas.join(", "), text: (one) => one.areas.join(", ") || (by === "county" ? "not verified" : "–") },
        ];
  return [
    { id: "name", title: "Region", kind: "text", value: (one) => one.name },
    { id: "id", title: "Code", kind: "text", value: (one) => one.id, only: "downloaded" },
    { id: "rate", title: "Rate", unit: "per 100,000", kind: "number", value: (one) => one.rate?.value ?? null, interval: (one) => one.rate?.interval, text: (one) => (one.rate ? numberText(one.rate.value, "incidence") : "–"), intervalText: (one) => (one.rate ? figureText(one.rate.value, one.rate.interval, "incidence").interval + (one.rate.unreliable ? " unreliable" : "") : "") },
    { id: "change", title: "Change", unit: "over a year", stored: "fraction over a year", kind: "number", value: (one) => one.change?.value ?? null, interval: (one) => one.change?.interval, text: (one) => (one.change ? numberText(one.change.value, "change") : "–"), intervalText: (one) => (one.change ? figureText(one.change.value, one.change.interval, "change").interval : "") },
    { id: "reported", title: "Reported", unit: "deaths", kind: "number", value: (one) => one.latest?.reported ?? null, text: (one) => (one.latest?.withheld ? one.latest.withheld.replace("-", " ") : count(one.latest?.reported)) },
    { id: "predicted", title: "Predicted", unit: "deaths", kind: "number", value: (one) => one.latest?.predicted ?? null, text: (one) => count(one.latest?.predicted) },
    { id: "nowcast", title: "Nowcast", unit: "deaths", kind: "number", value: (one) => one.latest?.nowcast?.value ?? null, interval: (one) => one.latest?.nowcast?.interval, text: (one) => count(one.latest?.nowcast?.value), intervalText: (one) => (one.latest?.nowcast ? figureText(one.latest.nowcast.value, one.latest.nowcast.interval, "whole").interval : "") },
    { id: "alerts", title: "Alerts", kind: "number", value: (one) => one.alerts },
    ...place,
    { id: "ending", title: "Count ends", kind: "text", value: (one) => one.latest?.ending ?? null, text: (one) => (one.latest ? monthText(one.latest.ending) : "–") },
    { id: "months", title: "Months counted", kind: "number", value: (one) => one.latest?.months ?? null, only: "downloaded" },
    { id: "withheld", title: "Withheld", kind: "text", value: (one) => (one.latest?.withheld ? WITHHELD[one.latest.withheld] : null), only: "downloaded" },
    { id: "complete", title: "Complete", unit: "% of records", kind: "number", value: (one) => one.latest?.percent_complete ?? null, text: (one) => percent(one.latest?.percent_complete) },
    { id: "pending", title: "Pending", unit: "% of records", kind: "number", value: (one) => one.latest?.percent_pending ?? null, text: (one) => percent(one.latest?.percent_pending) },
    { id: "people", title: "People", kind: "number", value: (one) => one.population?.value ?? null, text: (one) => count(one.population?.value) },
    { id: "unreliable", title: "Rate unreliable", kind: "text", value: (one) => (one.rate ? (one.rate.unreliable ? "yes" : "no") : null), only: "downloaded" },
  ];
}
