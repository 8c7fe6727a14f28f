// The regional record: setpoint.regions/1, setpoint.region/1 and setpoint.alerts/1. Absent is null.
import type { Population } from "./response";

export type RegionKind = "nation" | "state" | "city" | "county" | "hidta";
export type Withheld = "suppressed" | "low-quality";
export interface Interval {
  value: number;
  interval: [number, number] | null;
}

// A count of deaths in so many months that end with one.
export interface DeathCount {
  ending: string; // "2026-01"
  months: number;
  reported: number | null;
  predicted: number | null; // adjusted for incomplete reporting, by the publisher
  nowcast: (Interval & { basis: string }) | null; // what a complete count will be
  percent_complete: number | null; // 0 to 100
  percent_pending: number | null;
  withheld: Withheld | null;
  final?: boolean;
  counties?: number; // of an area: so many counts are summed
}
export interface RegionRate extends Interval {
  unreliable: boolean; // fewer than 20 deaths
  per: number; // people
  population_year: number;
}
export interface Region {
  id: string; // "US", "WV", "YC", "54039", "APP"
  kind: RegionKind;
  name: string;
  states: string[];
  areas: string[]; // codes of High Intensity Drug Trafficking Areas
  population: { year: number; value: number } | null;
  latest: DeathCount | null;
  rate: RegionRate | null;
  change: (Interval & { from: string; of?: "predicted" | "reported" }) | null; // a fraction, since `from`
  alerts: number; // that stand
}
export interface RegionSource {
  kind: string;
  source: string;
  retrieved: string;
  note: string | null;
  sha256: string;
}
export interface Regions {
  schema: "setpoint.regions/1";
  dataset: { name: string; sha256: string } | null; // null: none is served
  cause: string;
  causes: string[]; // keys of those on record
  as_of: string | null;
  regions: Region[];
  notes: string[];
  sources: RegionSource[];
}

export interface LabReports {
  ending: string;
  months: number;
  total: number;
  substances: { name: string; reports: number; share: number; interval: [number, number] | null }[];
}
export interface SeizureQuarter {
  quarter: string;
  drug: string;
  kilograms: number;
  events: number;
  areas: string[]; // of the publisher: field offices and sectors
}
export interface NonfatalYear {
  year: number;
  setting: string; // "ED" or "HOSP"
  visits: number | null;
  people: number | null;
  counties?: number; // with a count
  rate: RegionRate | null;
}
export interface RegionDetail {
  schema: "setpoint.region/1";
  dataset: { name: string; sha256: string } | null;
  region: Region;
  deaths: (DeathCount & { cause: string; rate: RegionRate | null })[];
  age_adjusted: (RegionRate & { ending: string; months: number; cause: string }) | null;
  counties: { verified: number; people_share: number | null; list: { id: string; name: string; latest: DeathCount | null; rate: RegionRate | null }[] } | null;
  supply: { lab_reports: LabReports[]; seizures: SeizureQuarter[] };
  nonfatal: NonfatalYear[];
  alerts: Alert[];
  populations: Population[];
  interventions: string[]; // ids of those that fit
  sources: RegionSource[];
  notes: string[];
}

export interface Alert {
  id: string;
  region: string; // "WV", "54039", or the publisher's area, "TUCSON SECTOR"
  region_name: string;
  series: "deaths" | "seizures" | "composition" | "nonfatal" | "scan";
  subject: string; // "synthetic-opioids", "Fentanyl"
  measure: string; // "deaths in twelve months", "share of laboratory reports"
  period: string;
  change: "rise" | "fall" | "appearance";
  fewer_than_shown: boolean; // and then no number is given
  observed: number | null;
  expected: Interval | null;
  threshold: number | null;
  p: number | null;
  adjusted_p: number | null;
  severity: "notice" | "warning" | "severe";
  method: string;
  reasons: string[];
  cluster: { places: string[]; names: string[]; from: string; to: string; rr: number | null } | null;
  sources: string[];
  caution: string;
}
export interface Alerts {
  schema: "setpoint.alerts/1";
  dataset: string; // its name
  sha256: string;
  as_of: string | null;
  method: { rule: "benjamini-hochberg" | "holm" | "none"; level: number };
  tested: number;
  expected_false: number; // of the alerts given, of any in the run or of all tests, as the rule says
  alerts: Alert[];
  notes: string[];
}
