// What the page Targets shows of a supply network, and how it writes it, for the tests of the page.
import assert from "node:assert/strict";
import { numbersOf, plain } from "./dashboard.mjs";
import { limits, written } from "./written.mjs";

export const studyOf = async (of) => of.api(`network/${(await of.api("network")).id}`);

// Said a second time: four significant digits, and a share in percent.
export const digits = (value) => (Math.abs(value) >= 1000 ? Math.round(value).toLocaleString("en-US") : value.toLocaleString("en-US", { maximumSignificantDigits: 4 })).replace("-", "\u2212");
export const percent = (share) => written("share", share);
export const share = ({ mean, interval }) => plain(`${percent(mean)} ${limits("share", mean, interval)}`);
export const inBrackets = ({ mean, interval }) => (interval[0] === mean && interval[1] === mean ? percent(mean) : `${percent(mean)} (${limits("share", mean, interval)})`);
export const listed = (names) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`);

export const options = (page) =>
  page.locator("[role=option]").evaluateAll((all) =>
    all.map((one) => {
      const { left, top, width } = one.getBoundingClientRect();
      return { id: one.dataset.actor, x: left + width / 2, y: top + width / 2, gone: one.getAttribute("aria-selected") === "true" };
    }),
  );
export const option = (page, id) => page.locator(`[role=option][data-actor="${id}"]`);
export const goneOf = async (page) => (await options(page)).filter((one) => one.gone).map((one) => one.id).sort();
// What is missing, as the page says it.
export async function saysMissing(page, after) {
  const facts = page.locator("section", { has: page.getByRole("heading", { name: "What if they were gone" }) }).locator("dl.facts");
  const said = await facts.locator("> div").evaluateAll((all) => all.map((one) => one.innerText));
  const text = said.map(plain);
  assert.ok(text[0].startsWith(`Missing at once ${share(after.missing_at_once)}`), text[0]);
  assert.ok(text[1].startsWith(`On average ${share(after.missing_mean)}`), text[1]);
  assert.ok(text[2].startsWith(`At the end, month ${after.missing_by_month.length - 1} ${share(after.missing_at_end)}`), text[2]);
  assert.ok(text[3].startsWith(`Average per target ${share(after.per_target)}`), text[3]);
  assert.ok(text[4].startsWith(`Average per unit of cost ${share(after.per_cost)}`), text[4]);
  assert.ok(text[5].includes(`${digits(after.fragmentation_at_once.mean)} → ${digits(after.fragmentation_at_end.mean)}`), text[5]);
  assert.equal(await page.locator(".without-loss").count(), Number(after.fragmented_without_loss), "said in words where it is so");
  const months = await numbersOf(page, "Missing while the network grows back");
  assert.deepEqual(
    months.map((row) => [Number(row.Month), row.Missing.split(" ").slice(0, 2).join(" ")]),
    after.missing_by_month.map((missing, month) => [month, percent(missing)]),
  );
}
