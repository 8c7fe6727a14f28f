// Which actors are drawn, and in which column: the roles of the chain from precursor to market, the
// others beside it; without a chain, by steps from the most valuable target.
import { spelt } from "../evidence/wording";
import { distances, type Model } from "./model";

export const MOST_DRAWN = 300; // all of them up to here
const DRAWN_OF_MORE = 150;
const FARTHEST = 6;

export interface Group {
  title: string;
  note: string;
  members: number[];
  beside: boolean; // not on the chain
}

// By value, so that neither the file's order nor a tie of values moves anything.
export function drawn(model: Model): number[] {
  const byValue = model.study.ranking.targets.flatMap((target) => model.at.get(target.id) ?? []);
  return model.actors.length <= MOST_DRAWN ? byValue : byValue.slice(0, DRAWN_OF_MORE);
}

function byRole(model: Model, members: readonly number[]): Map<string, number[]> {
  const roles = new Map<string, number[]>();
  for (const at of members) {
    const role = model.actors[at]?.role || "no role";
    roles.set(role, [...(roles.get(role) ?? []), at]);
  }
  return roles;
}

export function groupsOf(model: Model): Group[] {
  const shown = drawn(model);
  const { chain } = model.study.network;
  if (chain) {
    const stages = chain.map((stage, i): Group => {
      const members = shown.filter((at) => model.actors[at]?.stage === i);
      return { title: spelt(stage.role), note: `${members.length}${stage.required ? "" : ", may be passed by"}`, members, beside: false };
    });
    const others = [...byRole(model, shown.filter((at) => model.actors[at]?.stage === null))];
    return [...stages, ...others.map(([role, members]): Group => ({ title: spelt(role), note: String(members.length), members, beside: true }))];
  }
  const first = shown[0];
  if (first === undefined) return [];
  const steps = distances(model, first);
  const far = (at: number): number => Math.min(FARTHEST, steps[at] ?? Infinity);
  const groups: Group[] = [];
  for (let step = 0; step <= FARTHEST; step += 1) {
    const members = shown.filter((at) => steps[at] !== Infinity && far(at) === step);
    if (members.length === 0) continue;
    const title = step === 0 ? "First target" : step === FARTHEST ? `${step} steps or more` : step === 1 ? "1 step" : `${step} steps`;
    groups.push({ title, note: String(members.length), members, beside: false });
  }
  const apart = shown.filter((at) => steps[at] === Infinity);
  if (apart.length) groups.push({ title: "No way to it", note: String(apart.length), members: apart, beside: true });
  return groups;
}

// Barycentre (Sugiyama, Tagawa and Toda 1981): each column by the mean place of its members' contacts,
// forth and back; of the orders that this gives, the one whose ties climb least. The same network gives
// the same order.
export function ordered(model: Model, groups: readonly Group[]): Group[] {
  const place = new Map<number, number>();
  const settle = (members: readonly number[]): void => members.forEach((at, i) => place.set(at, (i + 0.5) / members.length));
  const now = groups.map((group) => [...group.members]);
  now.forEach(settle);
  const mean = (at: number, own: ReadonlySet<number>): number => {
    let sum = 0;
    let count = 0;
    for (const other of model.contacts[at] ?? []) {
      const where = own.has(other) ? undefined : place.get(other);
      if (where === undefined) continue;
      sum += where;
      count += 1;
    }
    return count ? sum / count : (place.get(at) ?? 0);
  };
  const sweep = (i: number): void => {
    const members = now[i] ?? [];
    const own = new Set(members);
    const keys = new Map(members.map((at) => [at, mean(at, own)]));
    members.sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0) || (place.get(a) ?? 0) - (place.get(b) ?? 0));
    settle(members);
  };
  let best = now.map((members) => [...members]);
  let fewest = stretch(model, groups, place);
  for (let round = 0; round < 8; round += 1) {
    for (let i = 0; i < now.length; i += 1) sweep(round % 2 === 0 ? i : now.length - 1 - i);
    const length = stretch(model, groups, place);
    if (length >= fewest) continue;
    fewest = length;
    best = now.map((members) => [...members]);
  }
  return groups.map((group, i) => ({ ...group, members: best[i] ?? [] }));
}

// How far ties climb from column to column: what crossings go with, and cheaper to sum.
function stretch(model: Model, groups: readonly Group[], place: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const group of groups)
    for (const at of group.members)
      for (const other of model.contacts[at] ?? []) if (place.has(other)) sum += Math.abs((place.get(at) ?? 0) - (place.get(other) ?? 0));
  return sum;
}
