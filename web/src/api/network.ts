// The supply network that is served: its actors and ties, what each is worth as a target, and what is
// missing without some of them.
import type { ParameterValue } from "./evidence";

export interface NetworkServed {
  id: string | null; // null: none is served
  actors?: number;
  edges?: number; // pairs with a tie
  measure?: Measure;
}
// What shares are shares of: the supply along the chain, or the ordered pairs that are connected.
export type Measure = "supply" | "connected pairs";

export interface NetworkActor {
  id: string;
  role: string | null; // in a network with roles
  country: string | null; // alpha-2, where it is known
  capacity: number;
  cost: number; // 1 where it is not known
  stage: number | null; // of the chain; null beside it
}
export type NetworkTie = [from: number, to: number, kind: string, weight: number];
export interface SupplyNetwork {
  actors: NetworkActor[];
  ties: NetworkTie[]; // by places of actors
  chain: { role: string; required: boolean }[] | null; // from precursor to market
  goods: string[]; // kinds of ties that goods go along; empty: all
  measure: Measure;
  before: number; // of what is measured, as the network is
  edges: number;
  components: number;
  largest_component: number;
  fragmentation: number;
  notes: string[];
}

export interface Target {
  id: string;
  role: string | null;
  country: string | null;
  value: number; // centrality times hard to replace
  value_standard_error: number; // 0 where nothing is estimated
  per_cost: number;
  cost: number;
  centrality: number;
  hard_to_replace: number;
  contacts: number;
  betweenness: number;
  betweenness_standard_error: number;
  capacity: number | null; // this and the next three: with a chain
  flow_through: number | null;
  flow_lost: number | null;
  flow_lost_exact: boolean | null; // false: at most this
  known_substitutes: number;
  substitutes_within_reach: number | null; // of the first few hundred
}
export interface Ranking {
  actors: number;
  edges: number;
  measure: Measure;
  supply: number; // 0 without a chain
  flow_weight: number;
  reach: number; // steps
  betweenness_exact: boolean;
  betweenness_sources: number;
  largest_betweenness: number;
  targets: Target[]; // by value, the largest first
  structurally_equivalent: string[][];
  regularly_equivalent: string[][] | null; // null without roles
  notes: string[];
}
export interface NetworkSetting {
  key: string;
  value: number | string | number[] | Record<string, number>;
  unit: string;
  standing: ParameterValue["standing"];
  source: string;
  reason: string;
  range: [number, number] | null;
}
export interface NetworkStudy {
  id: string;
  network: SupplyNetwork;
  ranking: Ranking;
  settings: NetworkSetting[];
  other_measures: { name: string; what: string; of_actor: number[] }[];
}

// Over simulated runs.
export interface OverRuns {
  mean: number;
  interval: [number, number]; // of the mean, at 95 %
  runs: [number, number]; // where the middle nine tenths of the runs lie
}
export interface NetworkJudgement {
  strategy: string;
  targets: string[];
  number: number; // of targets; where every run draws its own, the mean
  cost: number;
  measure: Measure;
  missing_at_once: OverRuns; // shares
  missing_mean: OverRuns; // over the months of regrowth
  missing_at_end: OverRuns;
  missing_by_month: number[]; // from month 0
  per_target: OverRuns; // of the mean
  per_cost: OverRuns;
  fragmentation_at_once: OverRuns;
  fragmentation_at_end: OverRuns;
  fragmented_without_loss: boolean;
  over_best_baseline: OverRuns | null; // null: it is the best baseline, or there is none
}

export type Objective = "regrowth" | "supply" | "routes" | "ties" | "fragmentation";
export interface NetworkSet {
  objective: Objective;
  value_is: string; // what the value is, in words
  targets: string[];
  value: number;
  cost: number;
  exact: boolean;
  bound: number | null; // no set is worth more; null: nothing is proven
  gap: number | null;
  greedy_value: number; // of greedy selection alone, by the same runs as value
  greedy_guarantee: number | null;
  sets_looked_at: number;
  after_regrowth: NetworkJudgement;
}
export interface NetworkComparison {
  measure: Measure;
  size: number; // the most targets
  budget: number | null; // the most that they cost together
  runs: number;
  search_runs: number;
  seed: number;
  months: number;
  strategies: NetworkJudgement[];
  notes: string[];
}
