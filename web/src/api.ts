// The service's answers, as docs of the API (/openapi.json) say them, and how to ask for them.
import { keep, kept, tab } from "./storage";

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

// Who did something, when and in which entry.
export interface LedgerAct {
  entry: number;
  author: string;
  recorded: string;
  note: string;
}
export interface LedgerAnswer {
  head: { number: number; hash: string };
  writable: boolean; // whether the service has a key, and so can add entries
  entries: {
    number: number;
    recorded: string;
    kind: string;
    subject: string;
    author: string;
    hash: string;
    note: string;
  }[];
  determinations: {
    id: string;
    period: string;
    state: string;
    recorded: string;
    author: string;
    reviewed_by: string | null;
    published_by: string | null;
    review: LedgerAct | null;
    publication: LedgerAct | null;
    superseded_by: string | null; // id
    policy: string;
    objections: { number: string; author: string; text: string; recorded: string; answers: LedgerAct[] }[];
  }[];
}

// A job that takes long: ask again until `ready`.
export interface Job {
  ready: boolean;
  progress: Progress | null;
  address: string | null; // of the document when ready
}

export interface Problem {
  status: number;
  faults: { where: string; what: string; expected: string }[];
}

// An answer that is not what was asked for: a Problem, or no answer at all.
export class Refusal extends Error {
  override name = "Refusal";
  constructor(
    readonly status: number, // 0: the service did not answer
    readonly faults: Problem["faults"],
  ) {
    super(faults.map((fault) => fault.what).join("; "));
  }
}

const TOKEN = "setpoint.token";

// Kept for this tab only, so that a token is never left on a machine.
export const token = {
  get: (): string | null => kept(tab, TOKEN),
  set: (value: string | null): void => keep(tab, TOKEN, value || null),
};

async function refusal(response: Response): Promise<Refusal> {
  const body: unknown = await response.json().catch(() => null);
  if (body && typeof body === "object" && "faults" in body && Array.isArray(body.faults))
    return new Refusal(response.status, body.faults);
  const what = response.status === 503 ? "The service is still starting." : `The service answered ${response.status} ${response.statusText}.`;
  return new Refusal(response.status, [{ where: "", what, expected: "" }]);
}

async function send(address: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  const bearer = token.get();
  if (bearer) headers.set("Authorization", `Bearer ${bearer}`);
  let response: Response;
  try {
    response = await fetch(address, { ...init, headers });
  } catch (fault) {
    if (init.signal?.aborted) throw fault;
    throw new Refusal(0, [{ where: address, what: "The service did not answer.", expected: "a running setpoint serve" }]);
  }
  if (!response.ok) throw await refusal(response);
  return response;
}

async function get<T>(address: string, signal?: AbortSignal): Promise<T> {
  const response = await send(address, signal ? { signal } : {});
  return (await response.json()) as T;
}

async function post<T>(address: string, body: unknown): Promise<T> {
  const response = await send(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return (await response.json()) as T;
}

// What an id names never changes, so an answer once read is kept: most recent last.
const answers = new Map<string, unknown>();
const MOST_KEPT = 60;

async function once<T>(address: string, signal?: AbortSignal): Promise<T> {
  const value = answers.has(address) ? (answers.get(address) as T) : await get<T>(address, signal);
  answers.delete(address);
  answers.set(address, value);
  const oldest = answers.keys().next();
  if (answers.size > MOST_KEPT && !oldest.done) answers.delete(oldest.value);
  return value;
}

const of = (id: string): string => `api/determinations/${encodeURIComponent(id)}`;

// Also while the service starts, when other addresses answer 503 with the same.
export const status = (signal?: AbortSignal) => get<Status>("api/status", signal);
export const determinations = (signal?: AbortSignal) => get<Determinations>("api/determinations", signal);
export const schedule = (id: string, signal?: AbortSignal) => once<Schedule>(`${of(id)}/schedule`, signal);
export const country = (id: string, code: string, signal?: AbortSignal) =>
  once<CountryDetail>(`${of(id)}/countries/${encodeURIComponent(code)}`, signal);
export const history = (id: string, code: string, signal?: AbortSignal) =>
  once<History>(`${of(id)}/history/${encodeURIComponent(code)}`, signal);
export const why = (id: string, number: string, signal?: AbortSignal) =>
  once<Why>(`${of(id)}/why?number=${encodeURIComponent(number)}`, signal);
// `precision`: half the width of an interval over its total that was planned for.
export const evidence = (id: string, precision: number, signal?: AbortSignal) =>
  once<Evidence>(`${of(id)}/evidence?precision=${precision}`, signal);
export const policy = (id: string, signal?: AbortSignal) => once<PolicyAnswer>(`api/policy?id=${encodeURIComponent(id)}`, signal);
export const diff = (before: string, after: string, signal?: AbortSignal) =>
  once<Diff>(`api/diff?before=${encodeURIComponent(before)}&after=${encodeURIComponent(after)}`, signal);
export const dossier = (id: string, code: string, signal?: AbortSignal) =>
  get<Job>(`${of(id)}/dossier/${encodeURIComponent(code)}`, signal);

// `set` holds "key=value"; `chain` makes every determination of the chain again, not only this one.
export function whatIf(id: string, set: readonly string[], chain: boolean, signal?: AbortSignal): Promise<Schedule> {
  const query = new URLSearchParams({ id });
  for (const value of set) query.append("set", value);
  query.set("chain", chain ? "1" : "0");
  return get<Schedule>(`api/what-if?${query}`, signal);
}

export interface Sheet {
  title: string;
  source: string;
  columns: { title: string; kind: "text" | "number" }[];
  rows: (string | number | null)[][];
}
export async function sheet(table: Sheet): Promise<Blob> {
  const init = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(table) };
  return (await send("api/sheet", init)).blob();
}

export type Document = "schedule.csv" | "setpoint.xlsx" | "determination.json" | "report.html";
export const documentAddress = (id: string, name: Document): string => `${of(id)}/${name}`;

const inLedger = (id: string): string => `api/ledger/determinations/${encodeURIComponent(id)}`;
export const ledger = (signal?: AbortSignal) => get<LedgerAnswer>("api/ledger", signal);
export const record = (id: string) => post<unknown>("api/ledger/determinations", { id });
export const review = (id: string, note: string) => post<unknown>(`${inLedger(id)}/review`, { note });
export const publish = (id: string, note: string) => post<unknown>(`${inLedger(id)}/publication`, { note });
export const object = (id: string, number: string, text: string) => post<unknown>(`${inLedger(id)}/objections`, { number, text });
