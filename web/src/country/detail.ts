// The country's member of determination.json (schema setpoint.determination/1), as far as it is shown.
import type { CountryDetail, Figure, Outcome, Tier } from "../api";

export interface FullRate {
  full: number;
  previous: number | null;
  target: number;
  interval: [number, number] | null;
}
export interface OutcomeDetail {
  outcome: Outcome;
  flow_kg: Figure;
  score: Figure | null;
  movement: string | null;
  change: {
    why: string;
    before_kg: Figure;
    change_kg: Figure;
    relative: Figure | null;
    finds_before: number;
    finds: number;
    tests: { fall: { adjusted: number }; rise: { adjusted: number } } | null;
  } | null;
  deaths: Figure & { national: number; change: Figure | null; movement: string | null };
  within: { found: boolean | null };
  new_source: { found: boolean | null };
  row: number | null;
  name: string;
  action: string;
  capped: boolean;
  few_finds: boolean;
  goods_share: Figure;
  adjustment: FullRate;
  toll: FullRate;
  channels: { channel: string; tier: Tier; flow_kg: Figure }[];
  precursor_kg: Figure | null;
}
export interface Detail {
  liable: boolean;
  reasons: string[];
  evidence: Tier;
  incomplete: boolean;
  carried: boolean;
  phase: number;
  determinations: number;
  flow_kg: Figure;
  flow_share: Figure;
  adjustment: FullRate & { rate: number };
  toll: FullRate & { amount: number };
  footprint: { deaths: number; interval: [number, number] | null };
  score: Figure | null;
  liability_usd: Figure;
  imports_usd: number;
  entries: number;
  revenue: { adjustment: Figure; toll: Figure };
  trade_lost_usd: Figure;
  entries_lost: Figure;
  consumer_cost_usd: Figure;
  outcomes: OutcomeDetail[];
}

export const detailOf = (answer: CountryDetail): Detail => answer.detail as Detail;

// "between-ports" as it is read.
export const channelName = (channel: string): string => channel.replaceAll("-", " ");

// What every chart of a country needs to name its files and say where they are from.
export interface Place {
  id: string; // of the determination
  code: string;
  name: string;
  period: string;
  source: string;
}
