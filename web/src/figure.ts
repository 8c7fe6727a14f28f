// How a figure is written: value, unit and interval alike, as in the report.
import type { Figure } from "./api";

export type Kind =
  | "rate-charged" // fraction of customs value, as charged: two decimals of a percent
  | "rate" // fraction, unrounded
  | "share" // fraction
  | "toll-charged" // dollars an entry, as charged
  | "toll" // dollars an entry, unrounded
  | "money"
  | "count" // deaths, entries, inspections
  | "whole" // a count that was made, or is told in whole ones
  | "kilograms"
  | "score" // percent against the set point
  | "incidence" // deaths per 100,000 people
  | "change" // fraction, since before
  | "plain"; // a number without a unit

interface Style {
  scale: number;
  decimals: number;
  prefix: string;
  suffix: string;
  signed?: boolean;
}

const SPACE = "\u00a0";
const MINUS = "\u2212";

function countDecimals(size: number): number {
  if (size >= 100 || size === 0) return 0;
  return size >= 1 ? 1 : 3;
}

function moneyStyle(size: number): Style {
  if (size >= 1e9) return { scale: 1e-9, decimals: 2, prefix: "$", suffix: `${SPACE}billion` };
  if (size >= 1e6) return { scale: 1e-6, decimals: 1, prefix: "$", suffix: `${SPACE}million` };
  return { scale: 1, decimals: size >= 100 || size === 0 ? 0 : 2, prefix: "$", suffix: "" };
}

function styleOf(kind: Kind, size: number): Style {
  const percent = `${SPACE}%`;
  switch (kind) {
    case "rate-charged":
      return { scale: 100, decimals: 2, prefix: "", suffix: percent };
    case "rate":
      return { scale: 100, decimals: 4, prefix: "", suffix: percent };
    case "share":
      return { scale: 100, decimals: 1, prefix: "", suffix: percent };
    case "toll-charged":
      return { scale: 1, decimals: 2, prefix: "$", suffix: "" };
    case "toll":
      return { scale: 1, decimals: 3, prefix: "$", suffix: "" };
    case "money":
      return moneyStyle(size);
    case "count":
      return { scale: 1, decimals: countDecimals(size), prefix: "", suffix: "" };
    case "whole":
      return { scale: 1, decimals: 0, prefix: "", suffix: "" };
    case "kilograms":
      return { scale: 1, decimals: countDecimals(size), prefix: "", suffix: `${SPACE}kg` };
    case "score":
      return { scale: 1, decimals: size >= 100 ? 0 : 1, prefix: "", suffix: percent, signed: true };
    case "incidence":
      return { scale: 1, decimals: 1, prefix: "", suffix: "" };
    case "change":
      return { scale: 100, decimals: 1, prefix: "", suffix: percent, signed: true };
    case "plain":
      return { scale: 1, decimals: size >= 100 || Number.isInteger(size) ? 0 : 4, prefix: "", suffix: "" };
  }
}

function digits(value: number, style: Style): string {
  const size = Math.abs(value) * style.scale;
  const text = size.toLocaleString("en-US", { minimumFractionDigits: style.decimals, maximumFractionDigits: style.decimals });
  if (value === 0) return text;
  // Too small for its decimals is not nothing.
  if (!/[1-9]/.test(text)) return style.decimals === 0 ? "<1" : `<${(10 ** -style.decimals).toFixed(style.decimals)}`;
  return value < 0 ? MINUS + text : style.signed ? `+${text}` : text;
}

function withUnit(number: string, style: Style): string {
  const sign = /^[<+\u2212]*/.exec(number)?.[0] ?? "";
  return sign + style.prefix + number.slice(sign.length) + style.suffix;
}

export interface FigureText {
  value: string; // "0.51 %"
  interval: string; // "0.40 to 0.71", in the unit of the value; "" where there is none
}

export function figureText(value: number | null | undefined, interval: readonly [number, number] | null | undefined, kind: Kind): FigureText {
  if (value === null || value === undefined || !Number.isFinite(value)) return { value: "not available", interval: "" };
  const style = styleOf(kind, Math.abs(value !== 0 || !interval ? value : interval[1]));
  const certain = interval && interval[0] === value && interval[1] === value;
  const limits = interval && !certain ? `${digits(interval[0], style)} to ${digits(interval[1], style)}` : "";
  return { value: withUnit(digits(value, style), style), interval: limits };
}

export const numberText = (value: number | null | undefined, kind: Kind): string => figureText(value, null, kind).value;

// "38 (35 to 40)"
export function figureSentence(figure: Figure | null | undefined, kind: Kind): string {
  const text = figureText(figure?.value, figure?.interval, kind);
  return text.interval ? `${text.value} (${text.interval})` : text.value;
}

export const windowText = (window: readonly [string, string]): string =>
  window[0] === window[1] ? window[0] : `${window[0]} to ${window[1]}`;

export const confidenceText = (confidence: number): string => numberText(confidence, "share").replace(".0", "");

// "Mexico, China and Canada"
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
