// The state of the service, its determinations and what was determined.
export interface Figure {
  value: number;
  interval: [number, number] | null; // at `confidence`
}
export type Outcome = "pills" | "powder" | "adulterant";
export type Tier = "sampled" | "default" | "mixed" | "none";

export interface Progress {
  what: string;
  done: number;
  of: number;
}
export interface Status {
  program: string; // version
  ready: boolean;
  progress: Progress | null; // while not ready
  fault: string[] | null; // why it never will be
  dataset: { name: string; sha256: string } | null;
  policy: { name: string; version: string; sha256: string } | null;
  regions?: { name: string; sha256: string } | null; // the regional record; null: none is served
  ledger: boolean;
  person: string | null; // who the token belongs to
  roles: string[]; // what the token allows; empty without one
}

export interface DeterminationEntry {
  id: string;
  period: string; // "2025Q3", the window's last quarter
  window: [string, string];
  origin: "computed" | "ledger" | "what-if";
  state: "draft" | "reviewed" | "published" | "superseded" | null; // of the ledger
  recorded: string | null;
  policy: string; // name
  policy_sha256: string;
  dataset: string;
  seed: number;
  draws: number;
  liable: string[]; // alpha-2
}
export interface Determinations {
  determinations: DeterminationEntry[]; // by period, then origin
  shown: string | null; // id of the one to begin with: the last published, else the last computed
}

export interface ScheduleOutcome {
  outcome: Outcome;
  row: number | null; // of the rule; null where not liable
  name: string; // "Scenario 1"
  action: "set" | "hold" | "raise" | "lower" | "none";
  capped: boolean;
  few_finds: boolean;
  movement: string | null; // "improved" | "worsened" | "steady" ... of the flow
  deaths_movement: string | null;
  flow_kg: Figure;
  score: Figure | null;
}
export interface Charge {
  charged: number; // adjustment: fraction of customs value; toll: dollars an entry
  full: number;
  previous: number | null; // full rate of the determination before
  charged_before: number | null; // what the determination before charged
  target: number;
  interval: [number, number] | null; // of the target
}
export interface ScheduleCountry {
  country: string;
  name: string;
  liable: boolean;
  status: string; // "liable", or the first reason why not
  evidence: Tier;
  incomplete: boolean;
  carried: boolean;
  phase: number;
  adjustment: Charge;
  toll: Charge;
  footprint: Figure; // deaths
  score: Figure | null; // percent against the set point 0
  flow_kg: Figure;
  flow_share: Figure;
  adjustment_revenue_usd: Figure;
  toll_revenue_usd: Figure;
  revenue_usd: Figure; // both; without an interval, which do not add up
  decreed: { mean: number; on_last_day: number; scope: string } | null;
  outcomes: ScheduleOutcome[];
}
export interface Schedule {
  schema: "setpoint.schedule/1";
  id: string;
  period: string;
  window: [string, string];
  previous: string | null; // id
  policy: { name: string; version: string; sha256: string };
  dataset: { name: string; sha256: string };
  seed: number;
  draws: number;
  confidence: number;
  takeaway: string; // plain sentences
  caution: string; // what to know first; may be empty
  internalisation: number;
  dollars_per_death: Figure;
  revenue: { adjustments: Figure; tolls: Figure; target_usd: number | null };
  deaths: {
    reported: number;
    predicted: number;
    attributed: Figure;
    domestic: Figure;
    unattributed: Figure;
  };
  flow: { through_kg: Figure; seized_kg: Figure; checkpoint_kg: Figure };
  countries: ScheduleCountry[]; // liable or with a flow, by footprint, largest first
  others: { country: string; name: string; status: string }[];
  checks: { name: string; holds: boolean; detail: string }[];
  notes: string[];
  overrides: { key: string; value: string }[]; // of a what-if
}

export interface CountryDetail {
  id: string;
  period: string;
  country: string;
  name: string;
  detail: any; // the country's member of determination.json (schema setpoint.determination/1)
  national: any[]; // deaths.by_outcome of determination.json
  sentences: string[]; // what happened, in plain words
  waterfall: { step: string; kind: "total" | "change"; value: number; interval: [number, number] | null }[]; // empty in a first determination
  governance: { field: string; value: string; from: string; evidence: string }[]; // in force
}

// One point a determination of the chain.
export interface History {
  country: string;
  points: {
    id: string;
    period: string;
    adjustment: Charge;
    toll: Charge;
    score: Figure | null;
    footprint: Figure;
    liable: boolean;
    decreed_mean: number | null;
    outcomes: { outcome: Outcome; flow_kg: Figure; deaths: Figure; row: number | null; action: string; movement: string | null }[];
  }[];
  national: { period: string; by_outcome: { outcome: Outcome; deaths: Figure }[] }[];
}

// A job that takes long: ask again until `ready`.
export interface Job {
  ready: boolean;
  progress: Progress | null;
  address: string | null; // of the document when ready
}
