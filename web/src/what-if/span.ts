// Over what a slider moves, and in what steps.
import type { Parameter, ParameterValue } from "../api";

export interface Span {
  low: number;
  high: number;
  step: number;
}

const STEPS = 200;

// 1, 2 or 5 times a power of ten, not above.
function round(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const lead = step / power;
  return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
}

// The range that could be argued for, widened to hold the value; where none is given, what is
// allowed near the value.
export function spanOf(parameter: Parameter, value: ParameterValue | undefined): Span {
  const now = value?.raw ?? 0;
  const least = parameter.low ?? -Infinity;
  const most = parameter.high ?? Infinity;
  const reach = now === 0 ? 1 : Math.abs(now) * 4;
  let low = value?.range ? Math.min(value.range[0], now) : Math.max(least, now < 0 ? -reach : 0);
  let high = value?.range ? Math.max(value.range[1], now) : Math.min(most, now < 0 ? 0 : reach);
  if (parameter.whole) {
    low = Math.ceil(Math.max(low, least));
    high = Math.floor(high);
  }
  if (!(high > low)) high = low + 1;
  const fine = round((high - low) / STEPS);
  const step = parameter.whole ? Math.max(1, Math.round(fine)) : fine;
  // A limit that is not itself allowed is a step away.
  if (parameter.above_low && low <= least) low = least + step;
  if (parameter.below_high && high >= most) high = most - step;
  return { low, high, step };
}

// On the grid of steps, without digits that only binary fractions have. The value of the policy
// is hit exactly.
export function snapped(position: number, span: Span, now: number | null): number {
  if (now !== null && Math.abs(position - now) <= span.step) return now;
  const inside = Math.min(Math.max(position, span.low), span.high);
  return Number((Math.round(inside / span.step) * span.step).toPrecision(12));
}

export const fraction = (value: number, span: Span): number => Math.min(Math.max((value - span.low) / (span.high - span.low), 0), 1);

// In the base unit; shares, which are never above 1, are easier read as percentages.
export const asPercent = (parameter: Parameter, span: Span): boolean => parameter.unit === "1" && span.high <= 1 && span.low >= -1;

export function inWords(value: number, unit: string, percent: boolean): string {
  if (percent) return `${(value * 100).toLocaleString("en-US", { maximumSignificantDigits: 6 })}\u00a0%`;
  const digits = value.toLocaleString("en-US", { maximumSignificantDigits: 8 });
  return unit === "" || unit === "1" || unit === "text" ? digits : `${digits}\u00a0${unit}`;
}

// What is set, as the value of the policy beside it is written.
export function settingText(parameter: Parameter | undefined, text: string): string {
  const value = Number(text);
  if (!parameter || parameter.type !== "number" || text === "" || !Number.isFinite(value)) return text;
  return inWords(value, parameter.unit, asPercent(parameter, spanOf(parameter, parameter.values[parameter.in_force])));
}
