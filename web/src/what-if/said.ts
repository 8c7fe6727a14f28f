// In a sentence, what the values do to the charges.
import { differs, figureOf, measureOf, type Measure, type Pair, type When } from "../compare/measure";
import { listed, numberText } from "../figure";

const CHARGES = [measureOf("adjustment"), measureOf("toll")];
const TARGETS = [measureOf("adjustment-target"), measureOf("toll-target")];
const MOST = 4;

export const moved = (row: Pair): boolean => [...CHARGES, ...TARGETS].some((measure) => differs(measure, row));

const charge = (measure: Measure, row: Pair, when: When): number => figureOf(measure, row, when)?.value ?? 0;

export function said(rows: readonly Pair[]): string {
  const parts: string[] = [];
  let more = 0;
  for (const row of rows) {
    const changed = CHARGES.filter((measure) => charge(measure, row, "before") !== charge(measure, row, "after"));
    if (changed.length && parts.length >= MOST) more += 1;
    else if (changed.length)
      parts.push(
        `${row.name} is charged ${listed(
          changed.map((measure) => {
            const [was, is] = [charge(measure, row, "before"), charge(measure, row, "after")];
            return `${measure.id === "toll" ? "a toll of " : ""}${numberText(is, measure.kind)} instead of ${numberText(was, measure.kind)}`;
          }),
        )}`,
      );
  }
  if (parts.length) return `${parts.join("; ")}${more ? `; ${more} more change` : ""}.`;
  const targets = rows.filter(moved).length;
  if (targets === 0) return "No charge and no target changes.";
  return `No charge changes. The ${targets === 1 ? "target of one country does" : `targets of ${targets} countries do`}: charges are limited by the rule and rounded.`;
}
