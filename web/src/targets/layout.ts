// Where everything of the drawing stands, in pixels. Wide: a column for each group of the chain, those
// beside it in a band below. Narrow: a band for each group, one under another.
import type { Group } from "./groups";

export const PITCH = 27; // at least so far from one actor to the next: a finger's width
const ROOMY = 48; // room for a name beside each
const WIDE = 620;
const MARGIN = 16;
const TITLE = 46; // room for a heading of two lines and its note
const LINE = 14;
const LEAST_ROWS = 14;
const LETTER = 6.7; // width of a letter of a heading

export interface Point {
  x: number;
  y: number;
}
export interface Heading {
  lines: string[]; // the note last
  x: number;
  y: number;
  anchor: "start" | "middle";
}
export interface Layout {
  width: number;
  height: number;
  upright: boolean; // columns side by side
  at: ReadonlyMap<number, Point>;
  headings: Heading[];
}

const cut = (text: string, letters: number): string => (text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1))}…`);

// In at most two lines.
function folded(text: string, room: number): string[] {
  const letters = Math.max(4, Math.floor(room / LETTER));
  if (text.length <= letters) return [text];
  const space = text.slice(0, letters + 1).lastIndexOf(" ");
  if (space <= 0) return [cut(text, letters)];
  return [text.slice(0, space), cut(text.slice(space + 1), letters)];
}

// Members in lines of `across`, evenly over `room`.
function bands(groups: readonly Group[], width: number, top: number, at: Map<number, Point>, headings: Heading[]): number {
  let y = top;
  const across = Math.max(1, Math.floor((width - 2 * MARGIN) / PITCH));
  for (const group of groups) {
    headings.push({ lines: [`${cut(group.title, Math.floor((width - 2 * MARGIN) / LETTER) - 20)} (${group.note})`], x: 0, y: y + LINE, anchor: "start" });
    y += LINE + 22;
    const lines = Math.ceil(group.members.length / across);
    const each = Math.ceil(group.members.length / Math.max(1, lines));
    group.members.forEach((member, i) => {
      const line = Math.floor(i / each);
      const count = Math.min(each, group.members.length - line * each);
      const step = Math.min(64, (width - 2 * MARGIN) / count);
      at.set(member, { x: width / 2 + (i - line * each - (count - 1) / 2) * step, y: y + line * (PITCH + 8) });
    });
    y += Math.max(0, lines - 1) * (PITCH + 8) + PITCH + 6;
  }
  return y;
}

// Those beside the chain: side by side while there is room, each group under its heading.
function below(groups: readonly Group[], width: number, top: number, at: Map<number, Point>, headings: Heading[]): number {
  const inner = width - 2 * MARGIN;
  const wanted = groups.map((group) => Math.max(group.members.length * PITCH, 110));
  if (wanted.reduce((sum, one) => sum + one + PITCH, 0) > inner) return bands(groups, width, top, at, headings);
  const spare = (inner - wanted.reduce((sum, one) => sum + one, 0)) / groups.length;
  let x = MARGIN;
  groups.forEach((group, i) => {
    const room = (wanted[i] ?? 0) + spare;
    const step = Math.min(64, room / Math.max(1, group.members.length));
    headings.push({ lines: [`${group.title} (${group.note})`], x: x + room / 2, y: top + LINE, anchor: "middle" });
    group.members.forEach((member, k) => at.set(member, { x: x + room / 2 + (k - (group.members.length - 1) / 2) * step, y: top + LINE + 24 }));
    x += room;
  });
  return top + LINE + 24 + PITCH;
}

export function layoutOf(groups: readonly Group[], given: number): Layout {
  const width = Math.max(240, Math.round(given));
  const at = new Map<number, Point>();
  const headings: Heading[] = [];
  const main = groups.filter((group) => !group.beside);
  const beside = groups.filter((group) => group.beside);
  const upright = width >= WIDE && main.length > 1;
  if (!upright) return { width, height: bands(groups, width, 0, at, headings), upright, at, headings };

  // So many rows that the columns, several actors wide where there are many, stand with room between.
  const gap = Math.max(38, Math.min(90, width / (2.4 * main.length)));
  const inner = width - 2 * MARGIN - gap; // half a gap on either side, for the headings
  const widths = (rows: number): number[] => main.map((group) => Math.max(1, Math.ceil(group.members.length / rows)));
  const fits = (rows: number, pitch: number): boolean => widths(rows).reduce((sum, one) => sum + (one - 1) * pitch, 0) + gap * (main.length - 1) <= inner;
  let rows = LEAST_ROWS;
  while (!fits(rows, PITCH) && rows < 400) rows += 1;
  const pitch = fits(rows, ROOMY) ? ROOMY : PITCH;
  const across = widths(rows);
  const tall = Math.max(...main.map((group, i) => Math.ceil(group.members.length / (across[i] ?? 1))), 1);
  const height = (Math.max(tall, 9) - 1) * PITCH;
  const spare = (inner - across.reduce((sum, one) => sum + (one - 1) * pitch, 0)) / Math.max(1, main.length - 1);
  let x = MARGIN + gap / 2;
  main.forEach((group, i) => {
    const columns = across[i] ?? 1;
    const lines = Math.ceil(group.members.length / columns);
    const step = lines > 1 ? Math.min(2.4 * PITCH, height / (lines - 1)) : 0;
    const top = TITLE + PITCH + (height - step * (lines - 1)) / 2;
    const middle = x + ((columns - 1) * pitch) / 2;
    // The first and the last heading have half a gap and the margin on the outer side.
    const room = Math.min(2 * middle, 2 * (width - middle), (columns - 1) * pitch + spare) - 6;
    const note = folded(group.note, room);
    headings.push({ lines: [...folded(group.title, room), note.length > 1 ? String(group.members.length) : (note[0] ?? "")], x: middle, y: LINE, anchor: "middle" });
    group.members.forEach((member, k) => at.set(member, { x: x + (k % columns) * pitch, y: top + Math.floor(k / columns) * step }));
    x += (columns - 1) * pitch + spare;
  });
  const bottom = TITLE + PITCH + height + PITCH;
  return { width, height: beside.length ? below(beside, width, bottom, at, headings) : bottom, upright, at, headings };
}
