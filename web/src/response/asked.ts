// What the address of the page Response asks: how much money, for what, and within which limits.
import { address, go, type Query } from "../route.svelte";

export const OBJECTIVES = [
  { objective: "overdose", name: "Overdose deaths" },
  { objective: "all-cause", name: "Deaths of all causes" },
  { objective: "qaly", name: "QALYs" },
] as const;
export const BYS = [
  { by: "state", name: "States" },
  { by: "county", name: "Counties" },
  { by: "area", name: "HIDTA areas" },
] as const;
export type Objective = (typeof OBJECTIVES)[number]["objective"];
export type By = (typeof BYS)[number]["by"];

// "region:WV=1000000": dollars at least (floor) or at most (cap).
export interface Limit {
  which: "floor" | "cap";
  kind: "region" | "intervention";
  of: string;
  dollars: string;
}
export interface Asked {
  id: string | null; // of the determination
  budget: string; // dollars; "": the revenue of the determination
  objective: Objective;
  by: By;
  equity: string; // weight; "": the service's own
  limits: readonly Limit[];
}
export const begin: Asked = { id: null, budget: "", objective: "overdose", by: "state", equity: "", limits: [] };

function limitOf(which: Limit["which"], text: string): Limit[] {
  const [, kind, of, dollars] = /^(region|intervention):([^=]+)=(.+)$/.exec(text) ?? [];
  return kind && of && dollars ? [{ which, kind: kind as Limit["kind"], of, dollars }] : [];
}
const limitText = ({ kind, of, dollars }: Limit): string => `${kind}:${of}=${dollars}`;
const texts = (limits: readonly Limit[], which: Limit["which"]): string[] => limits.filter((one) => one.which === which).map(limitText);

export function read(query: URLSearchParams): Asked {
  return {
    id: query.get("id"),
    budget: query.get("budget") ?? "",
    objective: OBJECTIVES.find((one) => one.objective === query.get("objective"))?.objective ?? begin.objective,
    by: BYS.find((one) => one.by === query.get("by"))?.by ?? begin.by,
    equity: query.get("equity") ?? "",
    limits: [...query.getAll("floor").flatMap((text) => limitOf("floor", text)), ...query.getAll("cap").flatMap((text) => limitOf("cap", text))],
  };
}

export const toQuery = (asked: Asked): Query => ({
  id: asked.id,
  budget: asked.budget,
  objective: asked.objective === begin.objective ? null : asked.objective,
  by: asked.by === begin.by ? null : asked.by,
  equity: asked.equity,
  floor: texts(asked.limits, "floor"),
  cap: texts(asked.limits, "cap"),
});
export const write = (asked: Asked): void => go(address("response", toQuery(asked)), true);

// The same for the service, which is to know whose revenue is meant: that of the determination shown.
export function toService(asked: Asked, determination: string): URLSearchParams {
  const pairs = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...toQuery(asked), id: determination })) for (const one of typeof value === "string" ? [value] : (value ?? [])) if (one !== "") pairs.append(key, one);
  return pairs;
}
