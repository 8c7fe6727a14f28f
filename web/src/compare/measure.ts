// What two schedules are compared by, country by country.
import type { Figure, Schedule, ScheduleCountry } from "../api";
import type { Kind } from "../figure";

export interface Measure {
  id: string;
  title: string;
  unit: string;
  kind: Kind;
  number: string; // "adjustment.target" of "MX.adjustment.target"; "" where it is a sum without a name
  of: (country: ScheduleCountry) => Figure | null;
}

const charged = (value: number): Figure => ({ value, interval: null });

export const MEASURES = [
  { id: "adjustment", title: "Adjustment charged", unit: "% of customs value", kind: "rate-charged", number: "adjustment", of: (c) => charged(c.adjustment.charged) },
  { id: "adjustment-target", title: "Target adjustment", unit: "% of customs value", kind: "rate", number: "adjustment.target", of: (c) => ({ value: c.adjustment.target, interval: c.adjustment.interval }) },
  { id: "toll", title: "Toll charged", unit: "$ an entry", kind: "toll-charged", number: "toll", of: (c) => charged(c.toll.charged) },
  { id: "toll-target", title: "Target toll", unit: "$ an entry", kind: "toll", number: "toll.target", of: (c) => ({ value: c.toll.target, interval: c.toll.interval }) },
  { id: "footprint", title: "Deaths attributed", unit: "deaths", kind: "count", number: "footprint", of: (c) => c.footprint },
  { id: "score", title: "Score", unit: "% against the set point", kind: "score", number: "score", of: (c) => c.score },
  { id: "flow", title: "Flow", unit: "kg of pure fentanyl", kind: "kilograms", number: "flow", of: (c) => c.flow_kg },
  { id: "revenue", title: "Revenue", unit: "$", kind: "money", number: "", of: (c) => c.revenue_usd },
] as const satisfies readonly Measure[];
export type MeasureId = (typeof MEASURES)[number]["id"];

export const measureOf = (id: string): Measure => MEASURES.find((measure) => measure.id === id) ?? MEASURES[0];

export type When = "before" | "after";

// A country in both schedules. Where a schedule names it without listing its figures, because there
// is no evidence of flow, its `status` says so and its figures are 0; null: not named at all.
export interface Pair {
  country: string;
  name: string;
  before: ScheduleCountry | null;
  after: ScheduleCountry | null;
  status: Record<When, string | null>;
}

interface Entry {
  name: string;
  figures: ScheduleCountry | null;
  status: string;
}
function entries(schedule: Schedule): Map<string, Entry> {
  const all = new Map<string, Entry>(schedule.others.map((other) => [other.country, { name: other.name, figures: null, status: other.status }]));
  for (const country of schedule.countries) all.set(country.country, { name: country.name, figures: country, status: country.status });
  return all;
}

// In the order of the first, then what only the second lists.
export function pairs(before: Schedule, after: Schedule): Pair[] {
  const earlier = entries(before);
  const later = entries(after);
  const codes = new Set([...before.countries, ...after.countries].map((country) => country.country));
  return [...codes].map((country) => {
    const was = earlier.get(country);
    const is = later.get(country);
    return { country, name: is?.name ?? was?.name ?? country, before: was?.figures ?? null, after: is?.figures ?? null, status: { before: was?.status ?? null, after: is?.status ?? null } };
  });
}

const NOTHING: Figure = { value: 0, interval: null };

export function figureOf(measure: Measure, pair: Pair, when: When): Figure | null {
  const country = pair[when];
  if (country) return measure.of(country);
  return pair.status[when] === null || measure.id === "score" ? null : NOTHING;
}

export function differs(measure: Measure, pair: Pair): boolean {
  const before = figureOf(measure, pair, "before");
  const after = figureOf(measure, pair, "after");
  return (before?.value ?? null) !== (after?.value ?? null) || reach(before, 0) !== reach(after, 0) || reach(before, 1) !== reach(after, 1);
}
const reach = (figure: Figure | null, side: 0 | 1): number => figure?.interval?.[side] ?? figure?.value ?? 0;
