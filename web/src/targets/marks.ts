// How actors and ties are drawn: sizes, lines and the names that find room.
import type { NetworkTie } from "../api";
import type { Layout, Point } from "./layout";
import type { Model } from "./model";

const SMALLEST = 3.5;
const LARGEST = 11.5;
const LETTER = 6.1;
const MOST_NAMES = 60;
const LONGEST = 14; // letters of a name

// The area grows with the value.
export function radius(model: Model, id: string): number {
  const most = Math.max(1e-12, model.study.ranking.targets[0]?.value ?? 0);
  const value = model.targets.get(id)?.target.value ?? 0;
  return SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(Math.max(0, value) / most);
}

// Kinds by number of ties; the fourth pattern is of all the rest.
export const DASHES = ["", "6 4", "1.5 3.5", "9 3 2 3"] as const;
export function kindsOf(ties: readonly NetworkTie[]): string[] {
  const counts = new Map<string, number>();
  for (const [, , kind] of ties) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([kind]) => kind);
}
export const dashOf = (kinds: readonly string[], kind: string): string => DASHES[Math.min(DASHES.length - 1, kinds.indexOf(kind))] ?? "";

// A tie inside a column would lie on those between: it is bent outwards.
export function path(layout: Layout, from: Point, to: Point): string {
  const same = layout.upright ? Math.abs(from.x - to.x) < 1 : Math.abs(from.y - to.y) < 1;
  if (!same) return `M${from.x.toFixed(1)} ${from.y.toFixed(1)}L${to.x.toFixed(1)} ${to.y.toFixed(1)}`;
  const bend = Math.min(34, 8 + 0.16 * Math.hypot(from.x - to.x, from.y - to.y));
  const [x, y] = [(from.x + to.x) / 2 + (layout.upright ? bend : 0), (from.y + to.y) / 2 - (layout.upright ? 0 : bend)];
  return `M${from.x.toFixed(1)} ${from.y.toFixed(1)}Q${x.toFixed(1)} ${y.toFixed(1)} ${to.x.toFixed(1)} ${to.y.toFixed(1)}`;
}

export interface Name {
  id: string;
  text: string;
  x: number;
  y: number;
  anchor: "start" | "middle" | "end";
}
type Box = readonly [number, number, number, number];
const apart = (a: Box, b: Box): boolean => a[2] < b[0] || a[0] > b[2] || a[3] < b[1] || a[1] > b[3];

// Names beside their actors: those picked first, then by value; what would lie on another name or on
// an actor is left to the table.
export function names(model: Model, layout: Layout, picked: readonly string[]): Name[] {
  const discs = [...layout.at].flatMap(([at, point]): { id: string; point: Point; r: number }[] => {
    const actor = model.actors[at];
    return actor ? [{ id: actor.id, point, r: radius(model, actor.id) }] : [];
  });
  const taken: Box[] = discs.map(({ point, r }) => [point.x - r, point.y - r, point.x + r, point.y + r]);
  for (const heading of layout.headings) {
    const half = 3.4 * Math.max(...heading.lines.map((line) => line.length));
    const middle = heading.anchor === "middle" ? heading.x : heading.x + half;
    taken.push([middle - half, heading.y - 12, middle + half, heading.y + 14 * (heading.lines.length - 1) + 3]);
  }
  const rank = (id: string): number => (picked.includes(id) ? -1 : (model.targets.get(id)?.place ?? Infinity));
  const put: Name[] = [];
  for (const { id, point, r } of discs.toSorted((a, b) => rank(a.id) - rank(b.id))) {
    if (put.length >= MOST_NAMES) break;
    const text = id.length > LONGEST ? `${id.slice(0, LONGEST - 1)}…` : id;
    const long = LETTER * text.length + 2;
    const places: Omit<Name, "id" | "text">[] = [
      { x: point.x + r + 3, y: point.y + 4, anchor: "start" },
      { x: point.x - r - 3, y: point.y + 4, anchor: "end" },
      { x: point.x, y: point.y + r + 11, anchor: "middle" },
      { x: point.x, y: point.y - r - 4, anchor: "middle" },
    ];
    for (const place of layout.upright ? places : places.toReversed()) {
      const left = place.anchor === "start" ? place.x : place.anchor === "end" ? place.x - long : place.x - long / 2;
      const box: Box = [left, place.y - 9, left + long, place.y + 2];
      if (box[0] < 0 || box[2] > layout.width || box[1] < 0 || box[3] > layout.height || !taken.every((other) => apart(box, other))) continue;
      put.push({ id, text, ...place });
      taken.push(box);
      break;
    }
  }
  return put;
}
