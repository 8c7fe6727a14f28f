// What the numbers of a network say, in sentences.
import type { Measure, NetworkJudgement, NetworkSet, NetworkStudy, Target } from "../api";
import { plural } from "../evidence/wording";
import { figureSentence, figureText, listed, numberText, type Kind } from "../figure";
import { brokerage, supplyLost, type Model } from "./model";

export const percent = (share: number): string => numberText(share, "share");
// To four significant digits, as the terminal writes it; a whole number in full.
export const plain = (value: number): string =>
  (Math.abs(value) >= 1000 ? Math.round(value).toLocaleString("en-US") : value.toLocaleString("en-US", { maximumSignificantDigits: 4 })).replace("-", "\u2212");
export const ofMeasure = (measure: Measure): string => (measure === "supply" ? "of the supply" : "of the connected pairs");
export const over = (figure: { mean: number; interval: [number, number] }, kind: Kind = "share"): string => figureSentence({ value: figure.mean, interval: figure.interval }, kind);
export const limits = (mean: number, interval: [number, number] | null): string => figureText(mean, interval, "share").interval;

// A difference of shares, in points of a percent.
export function points({ mean, interval }: { mean: number; interval: [number, number] }): string {
  const signed = (share: number): string => (share * 100).toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero" }).replace("-", "\u2212");
  return `${signed(mean)} points (${signed(interval[0])} to ${signed(interval[1])})`;
}

function lostText(study: NetworkStudy, target: Target): string {
  const lost = supplyLost(study, target);
  if (lost === null) return "";
  return lost > 0 ? `without it ${target.flow_lost_exact === false ? "at most " : ""}${percent(lost)} of the supply is lost` : "without it no supply is lost, as all of it finds another way";
}

// Who comes first, and why.
export function firstText(model: Model): string {
  const { study } = model;
  const first = study.ranking.targets[0];
  if (!first) return "The network has no actors.";
  const parts = [lostText(study, first), `its brokerage is ${percent(brokerage(study, first))} of the largest`, `each of its contacts knows ${plain(first.known_substitutes)} who could stand in for it, on average`];
  return `${first.id}${first.role ? ` (${first.role})` : ""} is the most valuable target: ${listed(parts.filter((part) => part !== ""))}.`;
}

// What is missing without the best set.
export function bestText({ after_regrowth: after, targets }: NetworkSet): string {
  const months = after.missing_by_month.length - 1;
  return `Without ${listed(targets)}, ${targets.length === 1 ? "the best single target" : `the best ${targets.length} together`} found, ${over(after.missing_mean)} ${ofMeasure(after.measure)} is missing on average over ${plural(months, "month")} of regrowth: ${percent(after.missing_at_once.mean)} at once, ${percent(after.missing_at_end.mean)} at the end.`;
}

const AS_MUCH = 0.9; // of what the best set leaves missing

// Whether breaking the network into pieces is a help here.
export function fragmentText(best: NetworkSet, pieces: NetworkSet): string {
  const { after_regrowth: after, targets } = pieces;
  if (pieces.value <= 0) return `Fragmentation is no guide here: no ${plural(best.targets.length, "target")} break the network into more pieces.`;
  const who = `${listed(targets)}, whose absence breaks the network up most,`;
  if (after.fragmented_without_loss) return `Fragmentation does not help here: ${who} raise it to ${plain(after.fragmentation_at_once.mean)} at once, and by the end less than a tenth ${ofMeasure(after.measure)} is missing.`;
  const share = best.after_regrowth.missing_mean.mean > 0 ? after.missing_mean.mean / best.after_regrowth.missing_mean.mean : 1;
  if (share >= AS_MUCH) return `Fragmentation goes with loss here: ${who} leave ${percent(after.missing_mean.mean)} missing on average, about as much as the best set.`;
  return `Fragmentation is a poor guide here: ${who} leave ${percent(after.missing_mean.mean)} missing on average, against ${percent(best.after_regrowth.missing_mean.mean)}.`;
}

export const withoutLoss = (after: NetworkJudgement): string =>
  `The network falls into more pieces, and by the end less than a tenth ${ofMeasure(after.measure)} is missing: fragmentation without loss, which may help those who remain.`;

// What is known of a set that was found.
export function setText(set: NetworkSet): string {
  const value = `${set.value_is.charAt(0).toUpperCase()}${set.value_is.slice(1)}: ${plain(set.value)}, cost ${plain(set.cost)}.`;
  const greedy = set.greedy_guarantee === null ? "" : ` Choosing one by one gives ${plain(set.greedy_value)} and is sure of ${percent(set.greedy_guarantee)} of the best.`;
  if (set.exact) return `${value} This is the best set: no other within the limits is worth more.${greedy}`;
  if (set.bound !== null) return `${value} The search was cut short: no set within the limits is worth more than ${plain(set.bound)}, a gap of ${plain(set.gap ?? set.bound - set.value)}.${greedy}`;
  return `${value} Found by a search from several sides. No bound is known for this objective, so another set may be worth more.${greedy}`;
}

const error = (value: number): string => (value > 0 ? ` (standard error ${plain(value)})` : "");

// The formula of a target's value, with its numbers.
export function whyTexts(model: Model, target: Target, place: number): string[] {
  const { study } = model;
  const { flow_weight: weight, supply, reach } = study.ranking;
  const broker = brokerage(study, target);
  const lost = supplyLost(study, target);
  const texts = [
    `Value ${plain(target.value)}${error(target.value_standard_error)}, number ${place} of ${study.ranking.actors.toLocaleString("en-US")}: centrality ${plain(target.centrality)} × hard to replace ${plain(target.hard_to_replace)}. Per unit of cost ${plain(target.per_cost)} (cost ${plain(target.cost)}).`,
    lost === null ? `Centrality: brokerage ${plain(broker)}, as nothing is known of supply along a chain.` : `Centrality: ${weight} × supply lost ${plain(lost)} + ${plain(1 - weight)} × brokerage ${plain(broker)}.`,
  ];
  if (lost !== null)
    texts.push(`Supply: ${plain(target.flow_through ?? 0)} of ${plain(supply)} passes here in a largest flow; without it ${target.flow_lost_exact === false ? "at most " : ""}${plain(target.flow_lost ?? 0)} is lost, and the rest finds another way.`);
  texts.push(
    `Brokerage: betweenness ${plain(target.betweenness)}${error(target.betweenness_standard_error)}, which counts shortest ways between others that lead through it; ${percent(broker)} of the largest.`,
    `Hard to replace: 1 / (1 + ${plain(target.known_substitutes)}). Each of its ${plural(target.contacts, "contact")} knows on average ${plain(target.known_substitutes)} who could stand in for it in full${target.substitutes_within_reach === null ? "" : `; ${plural(target.substitutes_within_reach, "actor")}${target.role ? " of its role" : ""} ${target.substitutes_within_reach === 1 ? "is" : "are"} within ${plural(reach, "step")} of a contact`}.`,
  );
  const alike = model.alike.get(target.id);
  if (alike) texts.push(`It stands in the same place as ${listed(alike)}: the same ties to the same others, so that each could take the other's.`);
  return texts;
}
