// What the regional record says, in sentences.
import type { Alert, Alerts, DeathCount, Region, RegionKind, Regions, Withheld } from "../api";
import { plural } from "../evidence/wording";
import { figureSentence, listed, numberText } from "../figure";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

// "January 2026"; "October 2023 to March 2024" of "2023-10/2024-03"; what is not a month as it is.
export function monthText(month: string): string {
  const [, year, number] = /^(\d{4})-(\d{2})$/.exec(month) ?? [];
  const name = number === undefined ? undefined : MONTHS[Number(number) - 1];
  if (name) return `${name} ${year}`;
  return month.includes("/") ? month.split("/").map(monthText).join(" to ") : month;
}
export const spanText = ({ months, ending }: Pick<DeathCount, "months" | "ending">): string =>
  months === 1 ? `in ${monthText(ending)}` : `in the ${months} months to ${monthText(ending)}`;

// Of the publisher's groups, by the multiple-cause codes of ICD-10.
const CAUSES: Readonly<Record<string, string>> = {
  "all-drugs": "All drugs",
  opioids: "Opioids (T40.0 to T40.4, T40.6)",
  heroin: "Heroin (T40.1)",
  "natural-opioids": "Natural and semi-synthetic opioids (T40.2)",
  methadone: "Methadone (T40.3)",
  "synthetic-opioids": "Synthetic opioids other than methadone (T40.4)",
  cocaine: "Cocaine (T40.5)",
  psychostimulants: "Psychostimulants (T43.6)",
};
export const causeText = (cause: string): string => CAUSES[cause] ?? cause;

// A note as a sentence.
export function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}

export const WITHHELD: Readonly<Record<Withheld, string>> = {
  suppressed: "suppressed: fewer than 10, or withheld to protect another",
  "low-quality": "withheld by the publisher for low data quality",
};
export const KINDS: Readonly<Record<RegionKind, readonly [string, string]>> = {
  nation: ["nation", "nations"],
  state: ["state", "states"],
  city: ["city", "cities"],
  county: ["county", "counties"],
  hidta: ["HIDTA area", "HIDTA areas"],
};

// The best that is known of a count.
export function bestOf(latest: DeathCount | null): { value: number; interval: [number, number] | null } | null {
  if (!latest || latest.withheld) return null;
  if (latest.nowcast) return latest.nowcast;
  const value = latest.predicted ?? latest.reported;
  return value === null ? null : { value, interval: null };
}
const isAre = (count: number): string => (count === 1 ? "is" : "are");

// Reported, predicted and the nowcast, each said for what it is.
export function countText(latest: DeathCount): string {
  if (latest.withheld) return `The count ${spanText(latest)} is ${WITHHELD[latest.withheld]}.`;
  const parts: string[] = [];
  if (latest.reported !== null) parts.push(`${numberText(latest.reported, "whole")} ${latest.reported === 1 ? "death was" : "deaths were"} reported ${spanText(latest)}`);
  if (latest.predicted !== null) parts.push(`the publisher predicts ${numberText(latest.predicted, "whole")} when all records are in`);
  if (latest.nowcast) parts.push(`the nowcast of the complete count is ${figureSentence(latest.nowcast, "whole")}`);
  return parts.length ? `${parts.join("; ")}.` : `Nothing is on record ${spanText(latest)}.`;
}

export function changeText(region: Region): string {
  if (!region.change) return "";
  const { value, interval, from } = region.change;
  const way = interval && interval[0] <= 0 && interval[1] >= 0 ? "no clear change" : value < 0 ? "a fall" : "a rise";
  // The publisher's prediction makes good what is not yet in; a count as reported does not.
  const grows = region.change.of === "reported" && region.latest && !region.latest.final ? " Both are counts as reported, and the newer may have grown since." : "";
  return `Since the same count to ${monthText(from)} that is ${way}: ${figureSentence(region.change, "change")}.${grows}`;
}

export function nationText(answer: Regions): string {
  const nation = answer.regions.find((one) => one.kind === "nation");
  const title = causeText(answer.cause);
  if (!nation?.latest) return `${title}: no national count is on record.`;
  return [`${title}, United States: ${countText(nation.latest)}`, changeText(nation)].filter((part) => part !== "").join(" ");
}

export function alertedText(regions: readonly Region[]): string {
  const some = regions.filter((one) => one.kind !== "nation" && one.alerts > 0);
  if (some.length === 0) return "No region has an alert.";
  return `${countedText(some)} ${some.length === 1 ? "has" : "have"} an alert.`;
}

const STATES = 50;
// "23 states and 1 city"
export function countedText(regions: readonly Region[]): string {
  const kinds = (Object.keys(KINDS) as RegionKind[]).map((kind) => ({ kind, count: regions.filter((one) => one.kind === kind).length })).filter((one) => one.count > 0);
  return listed(kinds.map(({ kind, count }) => plural(count, ...KINDS[kind]) + (kind === "state" && count > STATES ? " (with D.C. and territories)" : "")));
}

// How many are shown and how many are not, and why.
export function shownText(regions: readonly Region[]): string {
  const withheld = (why: Withheld): number => regions.filter((each) => each.latest?.withheld === why).length;
  const none = regions.filter((each) => !each.latest).length;
  const parts = [
    [withheld("suppressed"), "suppressed"] as const,
    [withheld("low-quality"), "withheld for low quality"] as const,
    [none, "without data"] as const,
  ].filter(([count]) => count > 0);
  if (parts.length === 0) return "";
  return `Of ${countedText(regions)}, ${listed(parts.map(([count, what]) => `${count.toLocaleString("en-US")} ${isAre(count)} ${what}`))}.`;
}

// To three significant digits.
export const digits = (value: number): string => value.toLocaleString("en-US", { maximumSignificantDigits: 3 }).replace("-", "\u2212");

const SERIES: Readonly<Record<Alert["series"], string>> = {
  deaths: "Deaths",
  seizures: "Seizures",
  composition: "Composition",
  nonfatal: "Nonfatal overdoses",
  scan: "Cluster of deaths",
};
// "Deaths in twelve months (Cocaine): rise"
export function alertText(alert: Alert): string {
  const subject = alert.series === "deaths" || alert.series === "scan" ? causeText(alert.subject) : alert.subject;
  const measure = alert.measure === "" ? SERIES[alert.series] : alert.measure.charAt(0).toUpperCase() + alert.measure.slice(1);
  return `${measure}${subject === "" ? "" : `, ${subject}`}: ${alert.change}`;
}

// How many of the alerts may be false, by the rule that was used.
export function falseText({ method, expected_false: count }: Alerts): string {
  if (method.rule === "holm") return `The chance that any of them is false is at most ${numberText(count, "share")}.`;
  if (method.rule === "none") return `${digits(count)} would come by chance from so many tests.`;
  return `Of these, ${digits(count)} ${count === 1 ? "is" : "are"} expected to be false.`;
}
