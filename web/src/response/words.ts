// What an allocation says, in sentences.
import type { Allocation, MoneyEntry, ShadowOfLimits } from "../api";
import { figureSentence, listed, numberText } from "../figure";

const OF: Readonly<Record<string, readonly [string, string]>> = {
  overdose: ["overdose deaths", "overdose deaths averted"],
  "all-cause": ["deaths of all causes", "deaths of all causes averted"],
  qaly: ["losses of quality-adjusted life years", "quality-adjusted life years gained"],
};
export const objectiveText = (objective: string): string => OF[objective]?.[0] ?? objective;
export const avertedText = (objective: string): string => OF[objective]?.[1] ?? `${objective} averted`;

// What the optimum, its prices and the comparison with rules count: with weights, no longer plain deaths.
export const weighted = (answer: Allocation): boolean => answer.regions.some((one) => one.weight !== 1);
export const countedText = (answer: Allocation): string => `${weighted(answer) ? "weighted " : ""}${avertedText(answer.objective)}`;

// "$1,234.56": whole cents, never rounded.
export function centsText(cents: number): string {
  const text = (Math.abs(cents) % 100).toString().padStart(2, "0");
  return `${cents < 0 ? "\u2212" : ""}$${Math.trunc(Math.abs(cents) / 100).toLocaleString("en-US")}.${text}`;
}
export const dollarsText = (dollars: number): string => numberText(dollars, "money");

export function takeaway(answer: Allocation): string {
  const budget = dollarsText(answer.budget.cents / 100);
  return `With ${budget}, ${figureSentence(answer.averted, "count")} ${avertedText(answer.objective)} can be expected.`;
}

export function rulesText(answer: Allocation): string {
  const best = answer.rules.toSorted((a, b) => a.worse_by.value - b.worse_by.value)[0];
  if (!best) return "";
  if (answer.bounds.length && best.worse_by.value < 0)
    return `The simple rules keep no floors and caps, so one may do better: “${best.name}” has ${numberText(-best.worse_by.value, "count")} more ${countedText(answer)}.`;
  return `The best of the simple rules is “${best.name}”: ${figureSentence(best.worse_by, "count")} fewer ${countedText(answer)}. The probability that this allocation does better is ${numberText(best.probability_ours_better, "share")}.`;
}

export function priceText(answer: Allocation): string {
  const { per_million_usd: price } = answer.shadow_price;
  if (!(price > 0)) return "One more million dollars would avert no more: all that helps is paid for.";
  return `One more million dollars would add ${numberText(price, "count")} to the ${countedText(answer)}: ${dollarsText(1e6 / price)} for each at the margin.`;
}

// What a limit costs, or gives up nothing. Each million that a floor asks for costs this much; each that a
// cap forbids too.
export function limitCost(which: "floor" | "cap", shadow: ShadowOfLimits | undefined, answer: Allocation): string {
  const cost = shadow?.[`${which}_per_million_usd`] ?? 0;
  if (cost === 0) return "It changes nothing: the allocation keeps within it by itself.";
  const size = numberText(Math.abs(cost), "count");
  return which === "floor"
    ? `It costs ${size} of the ${countedText(answer)} for each million dollars that it asks for.`
    : `Each million dollars more than it allows would add ${size} to the ${countedText(answer)}.`;
}

// What the ends of the projected revenue would do.
export function othersText(answer: Allocation): string {
  const parts = answer.other_budgets.map((one) => `${dollarsText(one.cents / 100)}, its ${one.name} end: ${figureSentence(one.averted, "count")}`);
  return parts.length ? `The projected revenue is uncertain. With ${listed(parts)}.` : "";
}

export interface Account {
  name: string;
  taken: number; // cents
  given: number;
}
// What each account takes in and gives out.
export function accounts(entries: readonly MoneyEntry[]): readonly Account[] {
  const all = new Map<string, Account>();
  const of = (name: string): Account => {
    const known = all.get(name) ?? { name, taken: 0, given: 0 };
    all.set(name, known);
    return known;
  };
  for (const one of entries) {
    of(one.from).given += one.cents;
    of(one.to).taken += one.cents;
  }
  return [...all.values()];
}
// Accounts that money only passes through give out what they take in, to the cent.
export const leaks = (entries: readonly MoneyEntry[]): readonly Account[] => accounts(entries).filter((one) => one.taken > 0 && one.given > 0 && one.taken !== one.given);
