// What the address of the page asks: who is gone, or which set is to be found; a comparison; whose
// value is explained.
import type { Objective, SetQuestion } from "../api";
import { address, go } from "../route.svelte";

export const OBJECTIVES: readonly { objective: Objective; name: string; chain: boolean }[] = [
  { objective: "regrowth", name: "most missing while the network grows back", chain: false },
  { objective: "supply", name: "most supply lost at once", chain: true },
  { objective: "routes", name: "most of a largest flow's routes cut", chain: true },
  { objective: "ties", name: "most ties cut", chain: false },
  { objective: "fragmentation", name: "most fragmentation", chain: false },
];
const isObjective = (text: string | null): text is Objective => OBJECTIVES.some((one) => one.objective === text);

export interface Asked {
  remove: readonly string[];
  question: SetQuestion | null; // and then `remove` is empty
  compare: number | null; // size of the sets
  why: string | null;
}

const number = (text: string | null): number | null => (text !== null && text !== "" && Number.isFinite(Number(text)) ? Number(text) : null);

export function read(query: URLSearchParams): Asked {
  const remove = [...new Set(query.getAll("remove"))];
  const [size, budget, objective] = [number(query.get("size")), number(query.get("budget")), query.get("objective")];
  const asked = remove.length === 0 && (size !== null || budget !== null);
  return {
    remove,
    question: asked ? { size, budget, objective: isObjective(objective) ? objective : "regrowth" } : null,
    compare: number(query.get("compare")),
    why: query.get("why"),
  };
}

export function write({ remove, question, compare, why }: Asked): void {
  const said = (value: number | null | undefined): string => (value === null || value === undefined ? "" : String(value));
  const hash = address("targets", {
    remove,
    size: said(question?.size),
    budget: said(question?.budget),
    objective: question?.objective ?? "",
    compare: said(compare),
    why,
  });
  // The address follows the controls, without a step back for each.
  go(hash, true);
}
