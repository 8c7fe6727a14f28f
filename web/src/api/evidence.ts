// Where numbers come from: derivations, the policy, the evidence, the difference of two determinations.
import type { Figure, Outcome, Tier } from "./schedule";

export interface WhyNode {
  // a leaf
  leaf?: "row" | "parameter" | "constant" | "interval-limit" | "resample" | "previous";
  what?: string;
  source?: string;
  note?: string;
  // an operation on nodes before it
  op?: string;
  of?: number[];
  label?: string;
  value: number | null;
}
export interface Why {
  schema: "setpoint.why/1";
  determination: string;
  number: string; // "MX.adjustment"
  value: number;
  nodes: WhyNode[]; // the number itself last
}

export interface ParameterValue {
  from: string;
  value: string; // as a person reads it, in the unit
  set: string; // what to write after "KEY=" in a what-if to get this value
  raw: number | null; // of a number, in the base unit
  unit: string; // base unit
  standing: "published" | "reported" | "white paper" | "derived" | "unverified" | "assumption" | "choice";
  source: string;
  reason: string;
  range: [number, number] | null; // base unit
  distribution: string; // in words; "" where taken as certain
}
export interface Parameter {
  key: string;
  group: string; // first segment of the key
  type: "number" | "list" | "text" | "shares";
  unit: string; // base unit
  allowed: string; // in words
  low: number | null;
  high: number | null;
  above_low: boolean; // low itself is not allowed
  below_high: boolean;
  whole: boolean;
  words: string[]; // of a text
  settable: boolean; // can be set in a what-if
  overridden: boolean;
  in_force: number; // index of the value in force on the window's last day
  values: ParameterValue[];
}
export interface PolicyAnswer {
  name: string;
  version: string;
  sha256: string;
  standings: { standing: string; count: number }[];
  parameters: Parameter[];
}

export interface Evidence {
  id: string;
  period: string;
  sampled: boolean; // is there a sampling programme in the window?
  cells: { country: string; name: string; channel: string; outcome: Outcome; tier: Tier; flow_kg: Figure }[];
  ports: {
    port: string;
    name: string; // "" where the code is not known
    latitude: number | null;
    longitude: number | null;
    inspected: number; // units drawn at random and inspected in the window
    targeted: number; // reported, never weighted up
    finds: number;
    seized_kg: number; // gross, of seizures that name the port
    channels: string[];
  }[];
  precision: {
    country: string;
    name: string;
    channel: string;
    inspected: number;
    finds: number;
    pure_kg: Figure;
    few_finds: boolean; // too few for a movement to be called
    reached: number | null; // half the width of the interval of pure kg over its total; null: nothing found
    planned: number; // the same, as planned
    needed: number | null; // units for the planned precision, from what was found
  }[];
  streams: { stream: string; gross_kg: number; share: number }[]; // what was seized, by region and component
  defaults: { key: string; value: string; raw: number | null; unit: string; standing: string; source: string; reason: string; range: [number, number] | null }[]; // assumptions in use
  standings: { standing: string; count: number }[];
  sources: { kind: string; format: string; path: string; source: string; retrieved: string; rows: number; sha256: string; note: string }[];
  suppressed: string[]; // what a publisher withholds, in words
  notes: string[];
}

export interface Diff {
  schema: "setpoint.diff/1";
  before: string;
  after: string;
  leaves: { kind: string; what: string; before: number | null; after: number | null }[];
  numbers: { number: string; before: number | null; after: number | null; depends: boolean }[];
  same: number;
}
