// How the dashboard writes a figure, said a second time, so that a test can expect it.

const MINUS = "\u2212";
const counted = (size) => (size >= 100 || size === 0 ? 0 : size >= 1 ? 1 : 3);
const KINDS = {
  "rate-charged": () => ({ scale: 100, decimals: 2, unit: " %" }),
  rate: () => ({ scale: 100, decimals: 4, unit: " %" }),
  share: () => ({ scale: 100, decimals: 1, unit: " %" }),
  "toll-charged": () => ({ decimals: 2, sign: "$" }),
  toll: () => ({ decimals: 3, sign: "$" }),
  count: (size) => ({ decimals: counted(size) }),
  whole: () => ({ decimals: 0 }),
  incidence: () => ({ decimals: 1 }),
  change: () => ({ scale: 100, decimals: 1, unit: " %", plus: "+" }),
  kilograms: (size) => ({ decimals: counted(size), unit: " kg" }),
  score: (size) => ({ decimals: size >= 100 ? 0 : 1, unit: " %", plus: "+" }),
  money: (size) =>
    size >= 1e9
      ? { scale: 1e-9, decimals: 2, sign: "$", unit: " billion" }
      : size >= 1e6
        ? { scale: 1e-6, decimals: 1, sign: "$", unit: " million" }
        : { decimals: size >= 100 || size === 0 ? 0 : 2, sign: "$" },
};
// A value of 0 with an interval is written as finely as the interval.
const styleOf = (kind, value, interval) => KINDS[kind](Math.abs(value !== 0 || !interval ? value : interval[1]));

// What is too small for its decimals is said to be above nothing.
function number(value, { scale = 1, decimals, sign = "", unit = "", plus = "" }) {
  const digits = (size) => size.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const text = digits(Math.abs(value) * scale);
  if (value !== 0 && !/[1-9]/.test(text)) return `<${sign}${digits(10 ** -decimals)}${unit}`;
  return (value < 0 ? MINUS : value > 0 ? plus : "") + sign + text + unit;
}

export const written = (kind, value, interval = null) => number(value, styleOf(kind, value, interval));
export function limits(kind, value, interval) {
  if (!interval || (interval[0] === value && interval[1] === value)) return "";
  const style = { ...styleOf(kind, value, interval), sign: "", unit: "" };
  return `${number(interval[0], style)} to ${number(interval[1], style)}`;
}
// "0.51 %" and under it "0.40 to 0.71".
export const both = (kind, value, interval) => [written(kind, value, interval), limits(kind, value, interval)].join(" ").trim();
export const figure = (kind, { value, interval }) => both(kind, value, interval);

// "▲ up from 0.40 %"
export function change(kind, before, now) {
  if (before === null) return "first rate";
  if (before === now) return "= unchanged";
  return `${now > before ? "▲ up" : "▼ down"} from ${written(kind, before)}`;
}

export const windowOf = ([first, last]) => (first === last ? first : `${first} to ${last}`);

// The number that a text says, and by how much rounding may have moved it.
export function read(text) {
  const match = /^(<?)([+\u2212]?)\$?([\d,]+)(\.\d+)?(?: (%|kg|million|billion))?$/.exec(text);
  if (!match) return null;
  const [, below, minus, whole, part = "", unit] = match;
  const scale = { "%": 0.01, million: 1e6, billion: 1e9 }[unit] ?? 1;
  const size = Number(whole.replaceAll(",", "") + part) * scale;
  const step = 10 ** -Math.max(0, part.length - 1) * scale;
  if (below) return { value: 0, within: size };
  return { value: minus === MINUS ? -size : size, within: step / 2 + size * 1e-9 };
}
