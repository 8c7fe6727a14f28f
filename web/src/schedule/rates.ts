// The columns of the schedule of rates.
import type { ScheduleCountry, ScheduleOutcome } from "../api";
import { numberText } from "../figure";
import { outcomeName } from "../parts/outcome";
import type { Column } from "../table/column";

// "Pills: Scenario 1, lower"
export const rowText = (outcome: ScheduleOutcome): string =>
  outcome.row === null ? `${outcomeName[outcome.outcome]}: ${outcome.name}` : `${outcomeName[outcome.outcome]}: row ${outcome.row}, ${outcome.name}, ${outcome.action}`;

// Outcomes under the same row of the rule are said once.
export interface RuleGroup {
  outcomes: ScheduleOutcome[];
  row: number | null;
  name: string;
  action: string;
}
export function ruleGroups(country: ScheduleCountry): RuleGroup[] {
  const groups: RuleGroup[] = [];
  for (const outcome of country.outcomes) {
    if (outcome.row === null) continue;
    const group = groups.find((one) => one.row === outcome.row && one.action === outcome.action);
    if (group) group.outcomes.push(outcome);
    else groups.push({ outcomes: [outcome], row: outcome.row, name: outcome.name, action: outcome.action });
  }
  return groups;
}

type C = Column<ScheduleCountry>;

export const RATE_COLUMNS: readonly C[] = [
  { id: "country", title: "Country", kind: "text", value: (c) => c.name },
  { id: "code", title: "Code", kind: "text", value: (c) => c.country, only: "downloaded" },
  { id: "adjustment", title: "Adjustment charged", unit: "% of customs value", stored: "fraction of customs value", kind: "number", value: (c) => c.adjustment.charged },
  { id: "adjustment-before", title: "Adjustment charged before", unit: "fraction of customs value", kind: "number", value: (c) => c.adjustment.charged_before, only: "downloaded" },
  { id: "adjustment-full", title: "Full adjustment", unit: "fraction of customs value", kind: "number", value: (c) => c.adjustment.full, only: "downloaded" },
  { id: "adjustment-target", title: "Adjustment target", unit: "% of customs value", stored: "fraction of customs value", kind: "number", value: (c) => c.adjustment.target, interval: (c) => c.adjustment.interval },
  { id: "toll", title: "Toll charged", unit: "$ an entry", kind: "number", value: (c) => c.toll.charged },
  { id: "toll-before", title: "Toll charged before", unit: "$ an entry", kind: "number", value: (c) => c.toll.charged_before, only: "downloaded" },
  { id: "toll-full", title: "Full toll", unit: "$ an entry", kind: "number", value: (c) => c.toll.full, only: "downloaded" },
  { id: "toll-target", title: "Toll target", unit: "$ an entry", kind: "number", value: (c) => c.toll.target, interval: (c) => c.toll.interval },
  { id: "deaths", title: "Deaths attributed", unit: "in the window", kind: "number", value: (c) => c.footprint.value, interval: (c) => c.footprint.interval },
  { id: "score", title: "Score", unit: "% against the set point", kind: "number", value: (c) => c.score?.value ?? null, interval: (c) => c.score?.interval },
  { id: "rule", title: "Row of the rule", kind: "text", value: (c) => c.outcomes.map(rowText).join("; "), sort: (c) => Math.min(...c.outcomes.map((o) => o.row ?? 99)) },
  { id: "evidence", title: "Evidence", kind: "text", value: (c) => c.evidence },
  { id: "decreed", title: "Imposed by order", unit: "%, mean over the window", stored: "fraction, mean over the window", kind: "number", value: (c) => c.decreed?.mean ?? null },
  { id: "flow", title: "Flow", unit: "kg", kind: "number", value: (c) => c.flow_kg.value, interval: (c) => c.flow_kg.interval, only: "downloaded" },
  { id: "share", title: "Share of the flow", unit: "fraction", kind: "number", value: (c) => c.flow_share.value, interval: (c) => c.flow_share.interval, only: "downloaded" },
  { id: "revenue", title: "Revenue", unit: "$", kind: "number", value: (c) => c.revenue_usd.value, only: "downloaded" },
  { id: "status", title: "Status", kind: "text", value: (c) => c.status, only: "downloaded" },
];
export const DRAWN = ["country", "adjustment", "adjustment-target", "toll", "toll-target", "deaths", "score", "rule", "evidence", "decreed"] as const;

export type Measure = "adjustment" | "toll" | "footprint";
export const MEASURES: readonly { measure: Measure; name: string }[] = [
  { measure: "adjustment", name: "Adjustment" },
  { measure: "toll", name: "Toll" },
  { measure: "footprint", name: "Deaths" },
];
export function measured(country: ScheduleCountry, measure: Measure): number {
  return measure === "footprint" ? country.footprint.value : country[measure].charged;
}
export function measureText(value: number, measure: Measure): string {
  if (measure === "adjustment") return numberText(value, "rate-charged");
  return measure === "toll" ? numberText(value, "toll-charged") : numberText(value, "count");
}
