// What lowers deaths and where the revenue goes: setpoint.interventions/1, setpoint.populations/1,
// setpoint.allocation/1 and setpoint.money/1. Absent is null.
import type { ParameterValue } from "./evidence";
import type { Interval, Withheld } from "./region";

type Standing = ParameterValue["standing"];
// A number that the allocation takes, with where it is from.
export interface TakenNumber {
  value: number;
  unit: string;
  standing: Standing;
  source: string;
  reason: string;
  range: [number, number] | null;
}
export interface InterventionEffect {
  population: string; // in whom
  effect: string;
  grade: Grade;
  source: string; // author, year, journal
  mark: string;
  standing: Standing;
}
export type Grade = "A" | "B" | "C" | "D" | "N";
export interface Intervention {
  id: string;
  title: string;
  white_paper: string | null; // what the white paper calls it
  unit: string;
  check: boolean; // beside the model to judge it by: it gets no money
  grade: Grade; // on deaths
  grade_means: string;
  populations: string[];
  regions: string;
  numbers: Record<"cost" | "overdose" | "all_cause" | "qalys" | "eligible" | "most", TakenNumber | null>;
  effects: InterventionEffect[];
  cautions: string[];
  measures: string[];
}
export interface Interventions {
  schema: "setpoint.interventions/1";
  register: { name: string; version: string };
  interventions: Intervention[];
}

// A population of special concern: what is on record and what is a gap.
export interface PopulationGap {
  measure: string;
  place: string;
  period: string;
  source: string;
  limits: string;
}
export interface PopulationDatum extends PopulationGap {
  value: number | null; // null: withheld
  low: number | null;
  high: number | null;
  withheld: Withheld | null; // "suppressed": a small count of deaths, or what would give one away
  unit: string;
  standing: Standing;
}
export interface Population {
  population: string; // "young-people"
  data: PopulationDatum[];
  gaps: PopulationGap[];
  interventions: { id: string; title: string; grade: Grade }[]; // that fit
}
export interface Populations {
  schema: "setpoint.populations/1";
  populations: Population[];
}

// What one million dollars more or less of a limit is worth, in the objective's unit; 0: it does not bind.
export interface ShadowOfLimits {
  floor_per_million_usd: number;
  cap_per_million_usd: number;
}
export interface AllocatedRegion {
  id: string;
  name: string;
  state: string | null;
  people: number;
  deaths: { value: number } | null; // null: not shown
  basis: string; // what its deaths rest on
  weight: number;
  dollars: number;
  averted: Interval | null; // null: no more than the deaths
  shadow: ShadowOfLimits;
  // With money, or with a floor or cap of their own.
  interventions: { id: string; dollars: number; units: number; averted: number | null; shadow: ShadowOfLimits }[];
}
export interface AllocatedIntervention {
  id: string;
  title: string;
  dollars: number;
  units: number;
  averted: Interval;
  grade: Grade;
  no_effect_shown: boolean;
  shadow: ShadowOfLimits;
}
export interface Allocation {
  schema: "setpoint.allocation/1";
  budget: { cents: number; from: string; spent_cents: number; unspent_cents: number };
  by: "state" | "county" | "area";
  cause: string;
  as_of: string;
  objective: "overdose" | "all-cause" | "qaly";
  unit: string;
  draws: number;
  seed: number;
  confidence: number;
  nation: { people: number; deaths: number };
  averted: Interval;
  objective_value: number; // with the weights of regions
  shadow_price: { per_million_usd: number; usd_per_averted: number | null };
  bounds: { bound: string; cents: number }[]; // floors and caps, "floor region:WY"
  certificate: { value: number; bound: number; gap: number; rounding_loss: number };
  regions: AllocatedRegion[];
  interventions: AllocatedIntervention[];
  rules: { name: string; how: string; averted: Interval; worse_by: Interval; probability_ours_better: number }[];
  other_budgets: { name: string; cents: number; averted: Interval; shadow_price: { per_million_usd: number } }[];
  settings: (TakenNumber & { key: string })[];
  notes: string[];
}

// Accounts: "country:MX/adjustments", "revenue", "administration", "reserve", "programme", "region:WV",
// "region:WV/naloxone", "unallocated".
export interface MoneyEntry {
  number: number;
  from: string;
  to: string;
  cents: number;
  why: string;
  source: string;
}
export interface Money {
  schema: "setpoint.money/1";
  determination: string;
  allocation: { sha256: string };
  currency: string;
  revenue: { cents: number };
  administration: { cents: number };
  reserve: { cents: number };
  programme: { cents: number };
  unallocated: { cents: number };
  entries: MoneyEntry[];
  conserved: boolean;
}
