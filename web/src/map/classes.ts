// Classes of a choropleth. Few values have a class each; many are cut at quartiles.

export const MOST_CLASSES = 4;

export interface Classes {
  limits: readonly number[]; // the smallest value of each class, ascending
  of: (value: number) => number; // 1 (lightest) … MOST_CLASSES; 0 for what is not above 0
  ranges: readonly { step: number; low: number; high: number }[];
}

export function classes(values: readonly number[]): Classes {
  const positive = [...new Set(values.filter((value) => value > 0))].sort((a, b) => a - b);
  const limits =
    positive.length <= MOST_CLASSES
      ? positive
      : Array.from({ length: MOST_CLASSES }, (_, i) => positive[Math.floor((i * positive.length) / MOST_CLASSES)] ?? 0);
  // The largest class is always the darkest.
  const offset = MOST_CLASSES - limits.length;
  const index = (value: number): number => limits.findLastIndex((limit) => value >= limit);
  return {
    limits,
    of: (value) => (value > 0 && index(value) >= 0 ? index(value) + 1 + offset : 0),
    ranges: limits.map((low, i) => ({
      step: i + 1 + offset,
      low,
      high: positive.findLast((value) => index(value) === i) ?? low,
    })),
  };
}
