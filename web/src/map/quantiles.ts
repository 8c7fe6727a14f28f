// Classes of a choropleth by quantile, for values of either sign: a class never holds both falls and rises.

export interface Scale {
  of: (value: number) => number; // 1 (lightest) … 4
  ranges: readonly { step: number; low: number; high: number }[];
}
const CLASSES = 4;

// So many classes of ascending values, equal values in one class.
function cut(values: readonly number[], classes: number): number[] {
  const limits = Array.from({ length: classes }, (_, i) => values[Math.floor((i * values.length) / classes)]);
  return [...new Set(limits.filter((limit) => limit !== undefined))];
}

export function quantiles(values: readonly number[], signed = false): Scale {
  const ordered = values.toSorted((a, b) => a - b);
  const falls = signed ? ordered.filter((value) => value < 0) : [];
  const others = signed ? ordered.filter((value) => value >= 0) : ordered;
  // Falls are light and others dark, in halves; where there is only one sort it has all classes.
  const [light, dark] = [cut(falls, others.length ? CLASSES / 2 : CLASSES), cut(others, falls.length ? CLASSES / 2 : CLASSES)];
  const steps = [...light.map((low, i) => ({ low, step: i + 1 })), ...dark.map((low, i) => ({ low, step: CLASSES - dark.length + i + 1 }))];
  const at = (value: number): number => Math.max(0, steps.findLastIndex((one) => value >= one.low));
  return {
    of: (value) => steps[at(value)]?.step ?? 1,
    ranges: steps.map(({ low, step }, i) => ({ step, low, high: ordered.findLast((value) => at(value) === i) ?? low })),
  };
}
