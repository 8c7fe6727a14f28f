// What a node of a derivation is called.
import type { WhyNode } from "../api";
import { isOutcome } from "../parts/outcome";

const OPERATION: Record<string, string> = {
  sum: "sum",
  product: "product",
  quotient: "quotient",
  difference: "difference",
  min: "smallest",
  max: "largest",
  round_half_up: "rounded to a multiple",
};
// One, and more than one.
const LEAF: Record<NonNullable<WhyNode["leaf"]>, readonly [string, string]> = {
  row: ["row of a table", "rows of tables"],
  parameter: ["parameter of the policy", "parameters of the policy"],
  constant: ["constant", "constants"],
  "interval-limit": ["limit of an interval", "limits of intervals"],
  resample: ["set of resampled units", "sets of resampled units"],
  previous: ["number of the determination before", "numbers of the determination before"],
};

export const operationName = (op: string): string => OPERATION[op] ?? op.replaceAll("_", " ");
export const leafName = (leaf: string, count = 1): string => LEAF[leaf as NonNullable<WhyNode["leaf"]>]?.[count === 1 ? 0 : 1] ?? leaf;

export function nodeName(node: WhyNode): string {
  if (node.leaf) return node.label ?? node.what ?? leafName(node.leaf);
  return node.label ?? operationName(node.op ?? "");
}

// The name in the determination before of what a node took from it.
export const namedBefore = (what: string): string => (what.includes(".") ? what : `all.${what}`);

// Exactly, as stored: a derivation is for checking.
export const exact = (value: number | null): string => (value === null ? "not available" : String(value).replace("-", "\u2212"));

// "MX.pills.flow" as `setpoint why` asks for it.
export function asked(number: string): string {
  const [country = "", part = "", ...rest] = number.split(".");
  if (isOutcome(part) && rest.length) return `${country} ${rest.join(".")} --outcome ${part}`;
  return `${country} ${[part, ...rest].join(".")}`;
}
