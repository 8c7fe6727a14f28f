// Forms of supply: what each is called and the mark that stands for it beside its colour.
import type { Outcome } from "../api";

export const OUTCOMES: readonly Outcome[] = ["pills", "powder", "adulterant"];
export const outcomeName: Record<Outcome, string> = { pills: "Pills", powder: "Powder", adulterant: "Adulterant" };
export const outcomeColour: Record<Outcome, string> = { pills: "var(--pills)", powder: "var(--powder)", adulterant: "var(--adulterant)" };
// Names of symbols in Observable Plot.
export const outcomeSymbol: Record<Outcome, "circle" | "square" | "triangle"> = { pills: "circle", powder: "square", adulterant: "triangle" };
export const isOutcome = (text: string): text is Outcome => text in outcomeName;
