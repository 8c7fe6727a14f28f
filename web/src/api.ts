// How to ask for the service's answers. Their types, as docs of the API (/openapi.json) say them, are in api/.
import type { Diff, Evidence, PolicyAnswer, Why } from "./api/evidence";
import type { LedgerAnswer } from "./api/ledger";
import type { Objective, NetworkComparison, NetworkJudgement, NetworkServed, NetworkSet, NetworkStudy } from "./api/network";
import type { Alerts, RegionDetail, Regions } from "./api/region";
import type { Allocation, Interventions, Money, Populations } from "./api/response";
import type { CountryDetail, Determinations, History, Job, Schedule, Status } from "./api/schedule";
import { get, inTurn, once, post, send } from "./api/send";

export type * from "./api/evidence";
export type * from "./api/ledger";
export type * from "./api/network";
export type * from "./api/region";
export type * from "./api/response";
export type * from "./api/schedule";
export { Refusal, token, type Problem } from "./api/send";

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

// The supply network that is served, if one is. What is computed from it takes seconds the first time.
const ofNetwork = (id: string): string => `api/network/${encodeURIComponent(id)}`;
export const networkServed = (signal?: AbortSignal) => get<NetworkServed>("api/network", signal);
export const networkStudy = (id: string, signal?: AbortSignal) => once<NetworkStudy>(ofNetwork(id), signal);
export const networkRanking = (id: string): string => `${ofNetwork(id)}/targets.csv`;

export interface SetQuestion {
  size: number | null; // at most so many targets
  budget: number | null; // whose costs sum to at most this
  objective: Objective;
}
export function networkSet(id: string, { size, budget, objective }: SetQuestion, signal?: AbortSignal): Promise<NetworkSet> {
  const query = new URLSearchParams({ objective });
  if (size !== null) query.set("size", String(size));
  if (budget !== null) query.set("budget", String(budget));
  return inTurn<NetworkSet>(`${ofNetwork(id)}/set?${query}`, signal);
}
export const networkWithout = (id: string, targets: readonly string[], signal?: AbortSignal) =>
  inTurn<NetworkJudgement>(`${ofNetwork(id)}/simulation?${new URLSearchParams(targets.map((target) => ["remove", target]))}`, signal);
export const networkComparison = (id: string, size: number, signal?: AbortSignal) =>
  inTurn<NetworkComparison>(`${ofNetwork(id)}/comparison?size=${size}`, signal);

// The regional record, where one is served: an answer without a dataset says that none is.
const ofCause = (cause: string | null): string => (cause ? `?cause=${encodeURIComponent(cause)}` : "");
export const regions = (cause: string | null, signal?: AbortSignal) => once<Regions>(`api/regions${ofCause(cause)}`, signal);
export const region = (id: string, cause: string | null, signal?: AbortSignal) =>
  once<RegionDetail>(`api/regions/${encodeURIComponent(id)}${ofCause(cause)}`, signal);
export const alerts = (signal?: AbortSignal) => once<Alerts>("api/alerts", signal);
export const ALERTS_FEED = "api/alerts.atom";
export const interventions = (signal?: AbortSignal) => once<Interventions>("api/interventions", signal);
export const populations = (signal?: AbortSignal) => once<Populations>("api/populations", signal);

// `question`: the query of an allocation, with the determination whose revenue is allotted or a budget.
const query = (question: URLSearchParams): string => (question.size ? `?${question}` : "");
export const allocation = (question: URLSearchParams, signal?: AbortSignal) => inTurn<Allocation>(`api/allocation${query(question)}`, signal);
export const money = (question: URLSearchParams, signal?: AbortSignal) => inTurn<Money>(`api/money${query(question)}`, signal);
export const allocationFile = (question: URLSearchParams): string => `api/allocation.csv${query(question)}`;
export const moneyFile = (question: URLSearchParams): string => `api/money.csv${query(question)}`;
