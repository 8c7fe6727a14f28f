// An actor in one line: what it is and what its value is made of.
import { listed } from "../figure";
import { brokerage, supplyLost, type Model } from "./model";
import { percent, plain } from "./words";

export function firstLine(model: Model, id: string): string {
  const actor = model.actors[model.at.get(id) ?? -1];
  const known = model.targets.get(id);
  const who = [id, actor?.role, actor?.country].filter((part) => part).join(", ");
  if (!known) return who;
  const { target, place } = known;
  return `${who}: number ${place}, value ${plain(target.value)}`;
}

export function parts(model: Model, id: string): string {
  const known = model.targets.get(id);
  if (!known) return "Not among the first targets, so its parts are not known here.";
  const { target } = known;
  const lost = supplyLost(model.study, target);
  const alike = model.alike.get(id);
  return (
    listed([
      `Centrality ${plain(target.centrality)}`,
      `hard to replace ${plain(target.hard_to_replace)}`,
      ...(lost === null ? [] : [`supply lost ${target.flow_lost_exact === false ? "at most " : ""}${percent(lost)}`]),
      `brokerage ${percent(brokerage(model.study, target))} of the largest`,
      `${target.contacts} contacts`,
      `${plain(target.known_substitutes)} known substitutes`,
    ]) + `.${alike ? ` In the same place as ${listed(alike)}.` : ""}`
  );
}
