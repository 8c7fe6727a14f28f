// Compare: two determinations, two policies, and what is calculated beside what was imposed by order.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { numbersOf, plain, rowsOf, settled, shownId, tableNamed, textOf, visit } from "./dashboard.mjs";
import { started } from "./service.mjs";
import { both, limits, windowOf, written } from "./written.mjs";

let service;
let all;
let shown;
before(async () => {
  service = await started();
  all = (await service.api("determinations")).determinations;
  shown = await shownId(service);
});
after(() => service?.stop());

const scheduleOf = (id) => service.api(`determinations/${id}/schedule`);

const MEASURES = {
  "Adjustment charged": ["rate-charged", (c) => ({ value: c.adjustment.charged, interval: null })],
  "Target adjustment": ["rate", (c) => ({ value: c.adjustment.target, interval: c.adjustment.interval })],
  "Toll charged": ["toll-charged", (c) => ({ value: c.toll.charged, interval: null })],
  "Target toll": ["toll", (c) => ({ value: c.toll.target, interval: c.toll.interval })],
  "Deaths attributed": ["count", (c) => c.footprint],
  Score: ["score", (c) => c.score],
  Flow: ["kilograms", (c) => c.flow_kg],
  Revenue: ["money", (c) => c.revenue_usd],
};
function cell(kind, was, is) {
  const say = (one) => (one ? written(kind, one.value) : "none");
  const under = is ? limits(kind, is.value, is.interval) : "";
  if ((was?.value ?? null) === (is?.value ?? null)) return plain(`${say(is)} = unchanged ${under}`);
  if (say(was) === say(is)) return plain(`${say(is)} ≈ changed by less than is written ${under}`);
  const way = !was ? "◆ new" : !is ? "◆ gone" : is.value > was.value ? "▲ up" : "▼ down";
  return plain(`${say(was)} → to ${say(is)} ${way} ${under}`);
}
// A country that a schedule names without a flow has figures of 0, and no score.
function sideOf(schedule, code) {
  const country = schedule.countries.find((one) => one.country === code);
  if (country) return ([, of]) => of(country);
  const named = schedule.others.some((one) => one.country === code);
  return ([kind]) => (named && kind !== "score" ? { value: 0, interval: null } : null);
}
async function comparesSchedules(page, before, after) {
  await page.getByLabel(/^All listed/).check();
  const rows = await rowsOf(tableNamed(page, /^Before and after by country/));
  const codes = [...new Map([...before.countries, ...after.countries].map((one) => [one.country, one.name]))];
  assert.deepEqual(
    rows,
    codes.map(([code, name]) => {
      const [was, is] = [sideOf(before, code), sideOf(after, code)];
      return { Country: name, ...Object.fromEntries(Object.entries(MEASURES).map(([title, measure]) => [title, cell(measure[0], was(measure), is(measure))])) };
    }),
  );
}
async function reasonsOf(page, before, after) {
  const diff = await service.api(`diff?before=${before.id}&after=${after.id}`);
  const changed = diff.numbers.filter((one) => one.before !== one.after);
  const section = page.locator("section", { has: page.getByRole("heading", { name: "What the difference rests on" }) });
  await section.getByRole("table").first().waitFor();
  const text = await textOf(section);
  assert.ok(text.includes(`${changed.length.toLocaleString("en-US")} published number`), text.slice(0, 300));
  assert.ok(text.includes(`${diff.same.toLocaleString("en-US")} neither differ`), text.slice(0, 300));
  const every = section.getByRole("button", { name: /^Show all/ });
  while (await every.count()) await every.first().click();
  const numbers = await rowsOf(tableNamed(section, "Published numbers that differ"));
  assert.deepEqual(numbers.map((row) => row[Object.keys(row)[0]]).toSorted(), changed.map((one) => one.number).toSorted());
  return diff;
}

test("two determinations: every country's figures before and after, and what the difference rests on", async () => {
  const { page, end } = await visit(service, `#/compare?after=${shown}`);
  const previous = all[all.findIndex((one) => one.id === shown) - 1];
  const [before, after] = [await scheduleOf(previous.id), await scheduleOf(shown)];
  assert.equal(await page.getByLabel("Before ○").inputValue(), previous.id, "the one before in time, where the address names none");
  await comparesSchedules(page, before, after);
  await reasonsOf(page, before, after);
  const identity = await textOf(page.getByRole("table", { name: "What the two determinations were made from" }));
  for (const one of [before.id, after.id, windowOf(before.window), windowOf(after.window)]) assert.ok(identity.includes(one), one);

  const [oldest] = all;
  await page.getByLabel("Before ○").selectOption(oldest.id);
  await page.getByText(`${windowOf(oldest.window)} ○ and ${windowOf(after.window)} ●`).waitFor();
  await settled(page);
  await comparesSchedules(page, await scheduleOf(oldest.id), after);
  const drawn = await numbersOf(page, "Target adjustment, before and after");
  const first = drawn[0];
  const country = after.countries.find((one) => one.name === first.Country);
  assert.equal(first[windowOf(after.window)], both("rate", country.adjustment.target, country.adjustment.interval));
  await end();
});

test("two policies: the values of the address over the policy as it is", async () => {
  const set = ["default.interception.vehicle=0.3", "footprint.domestic_share=0.03"];
  const query = new URLSearchParams([["after", shown], ...set.map((one) => ["set", one])]);
  const { page, end } = await visit(service, `#/compare?${query}`);
  const after = await service.api(`what-if?${new URLSearchParams([["id", shown], ...set.map((one) => ["set", one]), ["chain", "0"]])}`);
  const before = await scheduleOf(shown);
  await comparesSchedules(page, before, after);
  const { leaves } = await reasonsOf(page, before, after);
  const keys = set.map((one) => one.split("=")[0]);
  const text = await textOf(page.locator(".leaves"));
  for (const key of keys) {
    assert.ok(leaves.some((leaf) => leaf.kind === "parameter" && leaf.what.startsWith(key)), `${key} in the answer`);
    assert.ok(text.includes(key), key);
  }
  await page.getByRole("link", { name: "Open these values as controls" }).click();
  await page.getByRole("heading", { level: 1, name: /^What if/ }).waitFor();
  assert.ok(set.every((one) => page.url().includes(encodeURIComponent(one))));
  await end();
});

test("calculated beside imposed by order: rates, means and scope are those of the interface", async () => {
  const { page, end } = await visit(service, `#/compare?after=${shown}`);
  await page.getByLabel("Calculated and by order").check();
  await page.getByRole("figure", { name: "Calculated and imposed by order" }).waitFor();
  await settled(page);
  const { countries } = await scheduleOf(shown);
  const imposed = countries.filter((one) => one.decreed && (one.decreed.mean > 0 || one.decreed.on_last_day > 0));
  assert.ok(imposed.length > 0, "a rate imposed by order is on record");
  const rows = await numbersOf(page, "Calculated and imposed by order");
  assert.deepEqual(
    rows.map(Object.values),
    imposed.map(({ name, adjustment, decreed }) => [
      name,
      written("rate-charged", adjustment.charged),
      both("rate", adjustment.target, adjustment.interval),
      written("rate-charged", decreed.mean),
      written("rate-charged", decreed.on_last_day),
      decreed.scope,
    ]),
  );
  // A determination of a time without such orders says that there is nothing to compare.
  await page.getByLabel("Determination", { exact: true }).selectOption(all[0].id);
  const old = await scheduleOf(all[0].id);
  if (!old.countries.some((one) => one.decreed && one.decreed.mean > 0)) await page.getByText("There is nothing to compare").waitFor();
  await end();
});
