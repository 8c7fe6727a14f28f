// The page of a region: deaths by month with what is withheld and what is not complete, supply, alerts, what
// could lower deaths and the money for it. Every number is held against the interface of the same service.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { numbersOf, plain, rowsOf, settled, shownId, tableNamed, textOf, visit } from "./dashboard.mjs";
import { CAUSES, cell, count, inBrackets, monthOf, percent } from "./regional.mjs";
import { started } from "./service.mjs";
import { both, figure, written } from "./written.mjs";

let service;
let record;
before(async () => {
  service = await started({ regional: true });
  record = await service.api("regions?cause=synthetic-opioids");
});
after(() => service?.stop());

const detailOf = (id, cause = "synthetic-opioids") => service.api(`regions/${id}?cause=${cause}`);
const series = (detail, cause = "synthetic-opioids") => {
  const all = detail.deaths.filter((one) => one.cause === cause);
  const year = all.filter((one) => one.months === 12);
  return year.length ? year : all;
};
const section = (page, name) => page.locator("section", { has: page.getByRole("heading", { level: 2, name, exact: true }) });
const titled = (rows) => `${CAUSES["synthetic-opioids"]}, ${rows[0].months === 12 ? "twelve months ending" : "by month"}`;

test("a state: what leads, the count in a sentence, its areas", async () => {
  const { page, end } = await visit(service, "#/regions/WV?cause=synthetic-opioids");
  const { region } = await detailOf("WV");
  assert.equal(await textOf(page.locator("h1")), region.name);
  const facts = Object.fromEntries((await page.locator("dl.facts > div").evaluateAll((all) => all.map((one) => [one.querySelector("dt").innerText, one.querySelector("dd").innerText]))).map((pair) => pair.map(plain)));
  if (region.rate) assert.ok(facts["Rate per 100,000"].startsWith(figure("incidence", region.rate)), facts["Rate per 100,000"]);
  if (region.latest?.nowcast) assert.ok(facts.Nowcast.startsWith(figure("whole", region.latest.nowcast)), facts.Nowcast);
  const deaths = Object.entries(facts).find(([name]) => name.startsWith("Deaths in"))[1];
  assert.ok(deaths.startsWith(written("whole", region.latest.reported)), deaths);
  assert.ok(facts.People.startsWith(written("whole", region.population.value)));
  const names = new Map(record.regions.map((one) => [one.id, one.name]));
  assert.deepEqual((await page.locator("dl.facts .links a").allInnerTexts()).map(plain).sort(), region.areas.map((one) => names.get(one)).sort());
  const said = await textOf(page.locator(".lede"));
  assert.ok(said.includes(`${written("whole", region.latest.reported)} deaths were reported`), said);
  await page.locator("dl.facts .links a").first().click();
  await page.getByRole("heading", { level: 1, name: names.get(region.areas[0]), exact: true }).waitFor();
  await settled(page);
  await end();
});

test("deaths by month: reported, predicted, the nowcast with its interval, completeness, and what is withheld", async () => {
  for (const id of ["US", "WV", record.regions.find((one) => one.kind === "state" && one.latest?.withheld)?.id ?? "WV"]) {
    const { page, end } = await visit(service, `#/regions/${id}?cause=synthetic-opioids`);
    const expected = series(await detailOf(id));
    const rows = await numbersOf(page, titled(expected));
    assert.equal(rows.length, expected.length);
    expected.forEach((one, i) => {
      const row = rows[i];
      assert.deepEqual(
        [row["Ends in"], row.Reported, row.Predicted, row.Nowcast, row.Rate, row.Complete, row.Pending],
        [monthOf(one.ending), one.withheld ? one.withheld.replace("-", " ") : count(one.reported), count(one.predicted), cell("whole", one.nowcast), cell("incidence", one.rate), percent(one.percent_complete), percent(one.percent_pending)],
        `${id} ${one.ending}`,
      );
    });
    const note = await textOf(section(page, "Deaths").locator(".note"));
    const withheld = expected.filter((one) => one.withheld).length;
    assert.equal(note.includes(`Withheld: ${withheld} count`), withheld > 0, note);
    const open = expected.filter((one) => one.nowcast).length;
    assert.equal(note.includes(`Counts of the last ${open} month`), open > 0, note);
    assert.equal(await section(page, "Deaths").locator('svg [data-part="area"] path').count(), open > 0 ? 1 : 0, "a band of the nowcast");
    // What is under the pointer, in words.
    const titles = await section(page, "Deaths").locator("svg title").allTextContents();
    assert.ok(titles.some((text) => text.includes(monthOf(expected.at(-1).ending))));
    await end();
  }
});

test("supply: what laboratories find by half-year, and seizures by quarter of the areas that lie there", async () => {
  const { page, end } = await visit(service, "#/regions/AZ");
  const { supply } = await detailOf("AZ");
  const half = ({ ending, months }) => (months === 12 ? ending.slice(0, 4) : `${ending.slice(0, 4)} H${Number(ending.slice(5)) <= 6 ? 1 : 2}`);
  const found = await numbersOf(page, "What laboratories find");
  assert.deepEqual(
    found.map((row) => [row.Period, row.Substance, row.Share, row.Reports]),
    supply.lab_reports.flatMap((one) => one.substances.map((each) => [half(one), each.name, both("share", each.share, each.interval), each.reports.toLocaleString("en-US")])),
  );
  // The shares of a half-year fill it.
  const fields = await page.getByRole("figure", { name: "What laboratories find" }).locator('[data-part="rect"] rect').evaluateAll((all) => all.map((one) => ({ x: one.getAttribute("x"), height: Number(one.getAttribute("height")) })));
  const stacks = new Map();
  for (const one of fields) stacks.set(one.x, (stacks.get(one.x) ?? 0) + one.height);
  assert.equal(stacks.size, supply.lab_reports.length);
  const heights = [...stacks.values()];
  assert.ok(Math.max(...heights) - Math.min(...heights) < 1, heights.join(" "));

  const seized = await numbersOf(page, "Seizures");
  const fentanyl = supply.seizures.filter((one) => one.drug === "Fentanyl");
  assert.deepEqual(seized.map((row) => [row.Drug, row.Seized, row.Seizures, row.Areas]), fentanyl.map((one) => [one.drug, written("kilograms", one.kilograms), one.events.toLocaleString("en-US"), one.areas.join(", ")]));
  const other = supply.seizures.find((one) => one.drug !== "Fentanyl");
  if (other) {
    await page.locator("figure .choice label", { hasText: other.drug }).click();
    const rows = await numbersOf(page, "Seizures");
    assert.ok(rows.length > 0 && rows.every((row) => row.Drug === other.drug));
  }
  await end();
});

test("alerts and interventions of the region, null results among them, populations with their gaps", async () => {
  const { page, end } = await visit(service, "#/regions/WV");
  const detail = await detailOf("WV");
  const alerts = section(page, "Alerts");
  assert.deepEqual((await service.api("alerts")).alerts.filter((one) => one.region === "WV").map((one) => one.id), detail.alerts.map((one) => one.id));
  if (detail.alerts.length === 0) await alerts.getByText("No alert stands for").waitFor();
  else {
    const rows = await rowsOf(alerts.getByRole("table"));
    assert.equal(rows.length, Math.min(rows.length, detail.alerts.length));
    for (const one of detail.alerts.slice(0, rows.length)) assert.ok(rows.some((row) => one.reasons.every((reason) => row.Reasons.includes(plain(reason)))), one.id);
  }
  const register = (await service.api("interventions")).interventions;
  const fitting = register.filter((one) => detail.interventions.includes(one.id));
  const rows = await rowsOf(section(page, "What could lower deaths here").getByRole("table").first());
  assert.deepEqual(rows.map((row) => row.Grade), fitting.map((one) => one.grade));
  fitting.forEach((one, i) => assert.ok(rows[i].Intervention.startsWith(plain(one.title)), one.id));
  await end();
});

test("money: what the default allocation gives the region, with the interval of what it averts", async () => {
  const { page, end } = await visit(service, "#/regions/WV");
  const answer = await service.api(`allocation?id=${await shownId(service)}`);
  const mine = answer.regions.find((one) => one.id === "WV");
  const said = await textOf(section(page, "Money"));
  for (const part of [written("money", answer.budget.cents / 100), written("money", mine.dollars), inBrackets("count", mine.averted)]) assert.ok(said.includes(part), `${part} in: ${said}`);
  await section(page, "Money").getByRole("link").first().click();
  await page.getByRole("heading", { level: 1, name: "Response" }).waitFor();
  await settled(page);
  await end();
});

test("an area: its verified counties with a link each, and that the list is not complete", async () => {
  const { page, end } = await visit(service, "#/regions/APP?cause=all-drugs");
  const detail = await detailOf("APP", "all-drugs");
  const counties = section(page, "Counties of the area");
  const said = await textOf(counties.locator("> p").first());
  assert.ok(said.startsWith(`${detail.counties.verified} counties are verified`), said);
  if (detail.counties.people_share !== null) assert.ok(said.includes(written("share", detail.counties.people_share)), said);
  assert.ok(said.includes("not complete"), said);
  await counties.getByRole("button", { name: /^Show all/ }).click();
  const rows = await rowsOf(counties.getByRole("table"));
  const listed = new Map(detail.counties.list.map((one) => [one.id, one]));
  assert.equal(rows.length, listed.size);
  for (const row of rows) {
    const one = listed.get(row.Code);
    assert.equal(row.County, one.name);
    assert.equal(row.Rate, cell("incidence", one.rate));
    assert.equal(row.Reported, one.latest?.withheld ? one.latest.withheld.replace("-", " ") : count(one.latest?.reported));
  }
  const [first] = rows;
  await counties.getByRole("link", { name: first.County, exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: first.County }).waitFor();
  await settled(page);
  await end();
});

const WITHHELD = { suppressed: "suppressed: fewer than 10, or withheld to protect another", "low-quality": "withheld by the publisher for low data quality" };
test("a region whose count is withheld says so, and shows nothing that would tell the count", async () => {
  const one = record.regions.find((each) => each.latest?.withheld);
  assert.ok(one, "a record with a count that is withheld");
  const { page, end } = await visit(service, `#/regions/${one.id}?cause=synthetic-opioids`);
  assert.ok((await textOf(page.locator(".lede"))).includes(WITHHELD[one.latest.withheld]));
  const facts = await textOf(page.locator("dl.facts"));
  assert.ok(facts.includes("the count is withheld"), facts);
  assert.ok(facts.startsWith("Rate per 100,000 none"), facts);
  await end();
});

test("a county that is not on record says so, and an area or a county has the alerts of its states", async () => {
  const all = await service.api("regions?cause=all-drugs");
  const { alerts } = await service.api("alerts");
  const alerted = new Set(alerts.flatMap((one) => [one.region, ...(one.cluster?.places ?? [])]));
  const county = all.regions.find((one) => one.kind === "county" && !one.latest && alerted.has(one.states[0]));
  const { page, end } = await visit(service, `#/regions/${county.id}?cause=all-drugs`);
  assert.ok((await textOf(page.locator(".lede"))).endsWith("no count is on record."));
  const table = tableNamed(page, `Alerts of the states of ${county.name}`);
  const of = alerts.filter((one) => one.region === county.states[0] || one.cluster?.places.includes(county.states[0]));
  assert.equal((await rowsOf(table)).length, of.length);
  await end();
});

test("the cause is chosen on the page and stands in the address", async () => {
  const { page, end } = await visit(service, "#/regions/WV");
  const other = record.causes.find((cause) => cause !== "synthetic-opioids");
  assert.ok(other, "a record of more than one cause");
  await page.getByLabel("Cause of death").selectOption(other);
  await settled(page);
  assert.ok(page.url().includes(`cause=${other}`));
  await end();
});

test("a region that is not there is refused in the service's words", async () => {
  const { page, end } = await visit(service, "#/regions/ZZ", { refused: [400, 404, 422] });
  assert.ok((await textOf(page.getByRole("alert").first())).length > 20);
  assert.equal(await tableNamed(page, "Counties").count(), 0);
  await end();
});
