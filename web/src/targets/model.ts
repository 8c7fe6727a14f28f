// A served network with what is asked of it again and again: places by id, neighbours, who stands in
// the same place as whom.
import type { NetworkActor, NetworkStudy, Target } from "../api";

export const MOST_SIMULATED = 2000; // actors: beyond, the service refuses what takes long
export const MOST_TARGETS = 20;

export interface Model {
  study: NetworkStudy;
  actors: readonly NetworkActor[];
  targets: ReadonlyMap<string, { target: Target; place: number }>; // place 1 is the most valuable
  at: ReadonlyMap<string, number>;
  contacts: readonly (readonly number[])[]; // each once, ascending
  alike: ReadonlyMap<string, readonly string[]>; // structurally equivalent, itself aside
  simulated: boolean; // small enough
}

export function modelOf(study: NetworkStudy): Model {
  const { actors, ties } = study.network;
  const sets = actors.map(() => new Set<number>());
  for (const [from, to] of ties) {
    sets[from]?.add(to);
    sets[to]?.add(from);
  }
  const alike = new Map<string, readonly string[]>();
  for (const members of study.ranking.structurally_equivalent)
    for (const id of members)
      alike.set(
        id,
        members.filter((other) => other !== id),
      );
  return {
    study,
    actors,
    targets: new Map(study.ranking.targets.map((target, i) => [target.id, { target, place: i + 1 }])),
    at: new Map(actors.map((actor, i) => [actor.id, i])),
    contacts: sets.map((set) => [...set].sort((a, b) => a - b)),
    alike,
    simulated: actors.length <= MOST_SIMULATED,
  };
}

// Steps from an actor to every other; Infinity where there is no way.
export function distances(model: Model, from: number): number[] {
  const steps = model.actors.map(() => Infinity);
  steps[from] = 0;
  const queue = [from];
  for (const at of queue)
    for (const next of model.contacts[at] ?? [])
      if (steps[next] === Infinity) {
        steps[next] = (steps[at] ?? 0) + 1;
        queue.push(next);
      }
  return steps;
}

// As shares, which the ranking is made of.
export const brokerage = (study: NetworkStudy, target: Target): number =>
  study.ranking.largest_betweenness > 0 ? target.betweenness / study.ranking.largest_betweenness : 0;
export const supplyLost = (study: NetworkStudy, target: Target): number | null =>
  target.flow_lost === null || study.ranking.supply <= 0 ? null : target.flow_lost / study.ranking.supply;

export const sourceOf = (study: NetworkStudy): string =>
  `Setpoint, supply network ${study.id}: ${study.ranking.actors} actors, ${study.ranking.edges} pairs with a tie. ` +
  `Shares are of ${study.ranking.measure}. Settings: ${study.settings.map((one) => `${one.key} = ${settingText(one.value)}`).join("; ")}.`;

// Costs that are all 1 are not known.
export const priced = (model: Model): boolean => model.actors.some((actor) => actor.cost !== 1);

export function settingText(value: NetworkStudy["settings"][number]["value"]): string {
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "object") return Object.entries(value).map(([name, share]) => `${name} ${share}`).join(", ");
  return String(value);
}
