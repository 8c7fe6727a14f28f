// What the pages of the regional record show, said a second time, for their tests.
import { readFileSync } from "node:fs";
import { limits, written } from "./written.mjs";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
export const monthOf = (month) => `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;

export const CAUSES = {
  "all-drugs": "All drugs",
  "synthetic-opioids": "Synthetic opioids other than methadone (T40.4)",
};

// "38 (35 to 40)"
export function inBrackets(kind, { value, interval }) {
  const within = limits(kind, value, interval);
  return within ? `${written(kind, value, interval)} (${within})` : written(kind, value);
}

// "32.2 30.1 to 34.2" of a cell, "–" where there is nothing.
export function cell(kind, figure) {
  if (!figure) return "–";
  return [written(kind, figure.value), limits(kind, figure.value, figure.interval)].join(" ").trim();
}
export const count = (value) => (value === null || value === undefined ? "–" : written("whole", value));
export const percent = (value) => (value === null || value === undefined ? "–" : written("share", value / 100));

export const best = (latest) => (!latest || latest.withheld ? null : (latest.nowcast?.value ?? latest.predicted ?? latest.reported));

// A file that the browser was given: rows as arrays, the head among them.
export async function taken(page, press) {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  const text = readFileSync(await download.path(), "utf8");
  const rows = text.trimEnd().split(/\r?\n/).map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare));
  return { name: download.suggestedFilename(), text, rows };
}

// How dark a region is drawn: 1 to 4, or what else its fill says.
export const fillOf = (page, id) =>
  page
    .getByRole("figure")
    .locator(`[data-region="${id}"]`)
    .first()
    .evaluate((one) => {
      const fill = one.getAttribute("fill");
      const step = /--seq-(\d)/.exec(fill);
      return step ? Number(step[1]) : (/url\(#.*?-(suppressed|low-quality)\)/.exec(fill)?.[1] ?? "plain");
    });
