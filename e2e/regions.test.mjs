// Regions: the nation in a sentence, every region on a map and in a table, and the alerts. Every number is
// held against the interface of the same service.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { plain, rowsOf, settled, tableNamed, textOf, visit } from "./dashboard.mjs";
import { best, CAUSES, cell, count, fillOf, inBrackets, monthOf, percent, taken } from "./regional.mjs";
import { started } from "./service.mjs";
import { written } from "./written.mjs";

let service;
let states; // what the service says of them
let alerts;
before(async () => {
  service = await started({ regional: true, determinations: false });
  states = await service.api("regions?cause=synthetic-opioids");
  alerts = await service.api("alerts");
});
after(() => service?.stop());

const byState = () => states.regions.filter((one) => one.kind === "state" || one.kind === "city");
const tableOf = (page) => tableNamed(page, /^Regions: /);
const showAll = async (page) => {
  const all = page.locator(".data-table", { has: tableOf(page) }).getByRole("button", { name: /^Show all/ });
  if (await all.count()) await all.click();
};
// An alert of a cluster stands for each of its places.
const alertsOf = (id) => alerts.alerts.filter((one) => one.region === id || one.cluster?.places.includes(id)).length;

test("what to take away: the newest national count as reported, predicted and nowcast, and how many regions have an alert", async () => {
  const { page, end } = await visit(service, "#/regions");
  const { latest, change } = states.regions.find((one) => one.kind === "nation");
  const said = await textOf(page.locator(".lede"));
  for (const part of [
    `${CAUSES["synthetic-opioids"]}, United States`,
    `${written("whole", latest.reported)} deaths were reported in the ${latest.months} months to ${monthOf(latest.ending)}`,
    ...(latest.predicted === null ? [] : [`predicts ${written("whole", latest.predicted)} when all records are in`]),
    ...(latest.nowcast ? [`nowcast of the complete count is ${inBrackets("whole", latest.nowcast)}`] : []),
    ...(change ? [inBrackets("change", change)] : []),
  ])
    assert.ok(said.includes(part), `${part} in: ${said}`);
  const alerted = states.regions.filter((one) => one.kind !== "nation" && alertsOf(one.id) > 0);
  const warned = await textOf(page.locator("main > p.takeaway"));
  const kinds = { state: "state", city: "cit", county: "count", hidta: "HIDTA area" };
  if (alerted.length === 0) assert.ok(warned.startsWith("No region has an alert"), warned);
  for (const [kind, name] of Object.entries(kinds)) {
    const of = alerted.filter((one) => one.kind === kind).length;
    if (of) assert.ok(warned.includes(`${of} ${name}`), warned);
  }
  await end();
});

test("the table has every state with its figures, sorted as asked, and is downloaded to the last digit", async () => {
  const { page, end } = await visit(service, "#/regions");
  await showAll(page);
  const rows = await rowsOf(tableOf(page));
  const named = new Map(byState().map((one) => [one.name, one]));
  assert.equal(rows.length, named.size);
  for (const row of rows) {
    const one = named.get(row.Region);
    assert.ok(one, row.Region);
    assert.equal(row.Rate.replace(" unreliable", ""), cell("incidence", one.rate), one.id);
    assert.equal(row.Rate.includes("unreliable"), one.rate?.unreliable ?? false, one.id);
    assert.equal(row.Change, cell("change", one.change), one.id);
    assert.equal(row.Reported, one.latest?.withheld ? one.latest.withheld.replace("-", " ") : count(one.latest?.reported), one.id);
    assert.equal(row.Predicted, count(one.latest?.predicted), one.id);
    assert.equal(row.Nowcast, cell("whole", one.latest?.nowcast), one.id);
    assert.equal(row.Alerts, String(alertsOf(one.id)), one.id);
    assert.equal(row["Count ends"], one.latest ? monthOf(one.latest.ending) : "–", one.id);
    assert.equal(row.Complete, percent(one.latest?.percent_complete), one.id);
    assert.equal(row.Pending, percent(one.latest?.percent_pending), one.id);
    assert.equal(row.People, count(one.population?.value), one.id);
  }
  const order = async () => (await rowsOf(tableOf(page))).map((row) => named.get(row.Region));
  const sorted = (all, key, sign) => {
    const values = all.map(key).filter((value) => value !== null && value !== undefined);
    assert.deepEqual(values, values.toSorted((a, b) => sign * (a - b)));
    assert.ok(all.slice(values.length).every((one) => (key(one) ?? null) === null), "what is absent comes last");
  };
  sorted(await order(), (one) => one.rate?.value, -1);
  await tableOf(page).getByRole("button", { name: "Change" }).click();
  sorted(await order(), (one) => one.change?.value, -1);
  await tableOf(page).getByRole("button", { name: "Change" }).click();
  sorted(await order(), (one) => one.change?.value, 1);

  const file = await taken(page, () => page.getByRole("button", { name: /^Download Regions: .* as CSV$/ }).click());
  assert.equal(file.name, "regions-state-synthetic-opioids.csv");
  const column = (name) => file.rows[0].indexOf(name);
  assert.equal(file.rows.length, 1 + named.size);
  for (const row of file.rows.slice(1)) {
    const one = byState().find((each) => each.id === row[column("Code")]);
    assert.equal(row[column("Reported, deaths")], one.latest?.reported == null ? "" : String(one.latest.reported));
    if (one.rate) assert.equal(Number(row[column("Rate, per 100,000")]), one.rate.value, "to the last digit");
    if (one.latest?.nowcast) assert.equal(Number(row[column("Nowcast, deaths, upper limit")]), one.latest.nowcast.interval[1]);
  }
  await end();
});

test("no count below ten is shown, nor sent", async () => {
  const record = await service.api("regions?cause=all-drugs");
  for (const { id, latest, rate } of [...states.regions, ...record.regions]) {
    if (!latest) continue;
    for (const value of [latest.reported, latest.predicted, latest.nowcast?.value]) assert.ok(value === null || value === undefined || value >= 10, `${id}: ${value}`);
    if (latest.withheld) assert.deepEqual([latest.reported, rate], [null, null], id);
  }
});

test("the map: classes follow the values, what is withheld has a pattern, pointing reads and a click opens", async () => {
  const { page, end } = await visit(service, "#/regions");
  const figure = page.getByRole("figure", { name: "Deaths per 100,000 people by state" });
  assert.equal(await figure.locator(".shapes path").count(), 51);
  const rated = byState().filter((one) => one.rate && one.id !== "PR").toSorted((a, b) => b.rate.value - a.rate.value);
  assert.equal(await fillOf(page, rated[0].id), 4);
  assert.equal(await fillOf(page, rated.at(-1).id), 1);
  const steps = [];
  for (const one of rated) steps.push(await fillOf(page, one.id));
  assert.deepEqual(steps, steps.toSorted((a, b) => b - a), "never darker for less");
  for (const one of byState().filter((each) => each.latest?.withheld)) assert.equal(await fillOf(page, one.id), one.latest.withheld, one.id);

  const state = rated.find((one) => one.id === "TX") ?? rated.find((one) => one.kind === "state");
  await figure.locator(`path[data-region="${state.id}"]`).hover();
  const reading = figure.locator(".reading");
  await reading.filter({ hasText: state.name }).waitFor();
  assert.ok((await textOf(reading)).startsWith(`${state.name}: ${inBrackets("incidence", state.rate)} per 100,000`), await textOf(reading));
  await figure.locator(`path[data-region="${state.id}"]`).click();
  await page.getByRole("heading", { level: 1, name: state.name }).waitFor();
  assert.ok(page.url().includes(`#/regions/${state.id}`));
  await settled(page);
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "Regions" }).waitFor();
  await end();
});

test("what the map shows and by what are in the address; a shared address shows the same", async () => {
  const { page, end } = await visit(service, "#/regions");
  const choose = async (name) => {
    await page.locator(".choice label", { hasText: new RegExp(`^${name}$`) }).click();
    await settled(page);
  };
  await choose("Change");
  assert.match(page.url(), /show=change/);
  const rises = byState().filter((one) => one.change).toSorted((a, b) => b.change.value - a.change.value);
  assert.ok((await textOf(page.locator("figure .takeaway"))).includes(`${rises[0].name} (${written("change", rises[0].change.value)})`));
  await choose("Deaths");
  const most = byState().filter((one) => best(one.latest) !== null).toSorted((a, b) => best(b.latest) - best(a.latest));
  assert.ok((await textOf(page.locator("figure .takeaway"))).includes(`${most[0].name} (${written("whole", best(most[0].latest))})`));
  await choose("HIDTA areas");
  await page.getByLabel("Cause of death").selectOption("all-drugs");
  await page.getByRole("figure", { name: "Deaths by HIDTA area" }).waitFor();
  await settled(page);
  assert.match(page.url(), /cause=all-drugs&by=hidta&show=deaths/);
  await end();
  const again = await visit(service, new URL(page.url()).hash);
  await again.page.getByRole("figure", { name: "Deaths by HIDTA area" }).waitFor();
  assert.equal(await again.page.getByLabel("Cause of death").inputValue(), "all-drugs");
  await again.end();
});

test("counties: three thousand shapes and one stop, found by name", async () => {
  const record = await service.api("regions?cause=all-drugs");
  const counties = record.regions.filter((one) => one.kind === "county");
  const { page, end } = await visit(service, "#/regions?cause=all-drugs");
  await page.locator(".choice label", { hasText: /^Counties$/ }).click();
  await page.getByRole("figure", { name: "Deaths per 100,000 people by county" }).locator(".shapes path").nth(3_000).waitFor({ state: "attached" });
  await settled(page);
  assert.equal(await page.locator("figure svg [tabindex]").count(), 0, "no shape is a stop of the keyboard");
  const shown = counties.filter((one) => one.rate);
  const withheld = counties.filter((one) => one.latest?.withheld === "suppressed");
  for (const one of withheld.slice(0, 20)) assert.equal(await fillOf(page, one.id).catch(() => "suppressed"), "suppressed", one.id);
  const said = await textOf(page.locator("figure .note"));
  const none = counties.filter((one) => !one.latest);
  for (const [of, what] of [[withheld, "suppressed"], [none, "without data"]]) if (of.length) assert.ok(said.includes(`${of.length.toLocaleString("en-US")} ${of.length === 1 ? "is" : "are"} ${what}`), said);
  for (const one of none.slice(0, 20)) assert.equal(await fillOf(page, one.id).catch(() => "plain"), "plain", one.id);

  const wanted = shown[0];
  await page.getByLabel("Find a region").fill(wanted.name);
  const rows = await rowsOf(tableOf(page));
  assert.ok(rows.length > 0 && rows.every((row) => row.Region.includes(wanted.name)));
  assert.match(page.url(), /find=/);
  assert.ok(rows.some((row) => row.Rate.replace(" unreliable", "") === cell("incidence", wanted.rate)));
  // One without a verified area says so, and does not say that it has none.
  const apart = counties.find((one) => one.areas.length === 0);
  await page.getByLabel("Find a region").fill(apart.name);
  assert.ok((await rowsOf(tableOf(page))).some((row) => row.HIDTA === "not verified"));
  await end();
});

test("HIDTA areas are drawn as their verified counties, and say how many", async () => {
  const record = await service.api("regions?cause=all-drugs");
  const { page, end } = await visit(service, "#/regions?cause=all-drugs&by=hidta");
  await showAll(page);
  const verified = (id) => record.regions.filter((one) => one.kind === "county" && one.areas.includes(id));
  const areas = new Map(record.regions.filter((one) => one.kind === "hidta").map((one) => [one.name, one]));
  const rows = await rowsOf(tableOf(page));
  assert.equal(rows.length, areas.size);
  for (const row of rows) {
    assert.equal(row["Counties verified"], String(verified(areas.get(row.Region).id).length), row.Region);
    assert.equal(row.States, areas.get(row.Region).states.join(", "));
  }
  const figure = page.getByRole("figure", { name: "Deaths per 100,000 people by HIDTA area" });
  const drawn = await figure.locator('path[data-region="APP"]').evaluateAll((all) => all.map((one) => one.dataset.shape).sort());
  assert.ok(drawn.length > 50);
  const known = new Set(verified("APP").map((one) => one.id));
  assert.ok(drawn.every((id) => known.has(id)));
  const other = figure.locator("path[data-shape='56001']"); // Albany County, Wyoming: not in the list
  await other.hover();
  await figure.locator(".reading", { hasText: "not verified as part of an area" }).waitFor();
  await end();
});

test("the alerts: observed beside expected, with reasons, as the interface says, and as a feed", async () => {
  const { page, end } = await visit(service, "#/regions");
  const section = page.locator("section", { has: page.getByRole("heading", { name: "Early warning" }) });
  const said = await textOf(section.locator("> p").first());
  assert.ok(said.includes(`${alerts.alerts.length} alert`) && said.includes(`${alerts.tested.toLocaleString("en-US")} test`), said);
  if (alerts.alerts.length) {
    const all = section.getByRole("button", { name: /^Show all/ });
    if (await all.count()) await all.click();
    const rows = await rowsOf(section.getByRole("table"));
    assert.equal(rows.length, alerts.alerts.length);
    const names = new Map(states.regions.map((one) => [one.id, one.name]));
    for (const one of alerts.alerts) {
      const row = rows.find((each) => each.Region === (names.get(one.region) ?? one.region_name) && one.reasons.every((reason) => each.Reasons.includes(plain(reason))));
      assert.ok(row, one.id);
      assert.equal(row.Severity, one.severity, one.id);
      if (one.fewer_than_shown) assert.equal(row.Observed, "fewer than 10", one.id);
      if (one.caution) assert.ok(row.Reasons.includes(plain(one.caution)), one.id);
    }
  }
  const feed = await service.answer(await section.getByRole("link", { name: "Alerts as a feed" }).getAttribute("href"));
  assert.equal(feed.status, 200);
  assert.match(feed.headers.get("content-type"), /atom\+xml/);
  assert.match(await feed.text(), /<feed xmlns="http:\/\/www.w3.org\/2005\/Atom"/);
  await end();
});

test("by keyboard: the choices by arrows, a region by its link in the table", async () => {
  const { page, end } = await visit(service, "#/regions");
  await page.getByRole("radio", { name: "Rate" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("figure", { name: "Change over a year by state" }).waitFor();
  const link = tableOf(page).getByRole("link").first();
  const name = await link.innerText();
  await link.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: plain(name) }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "content", "and the focus is on the new page");
  await end();
});

test("without a regional record the page says how to serve one", async (t) => {
  const none = await started({ draws: 50 });
  t.after(() => none.stop());
  for (const hash of ["#/regions", "#/response"]) {
    const { page, end } = await visit(none, hash);
    await page.getByText("setpoint serve --regions FOLDER").waitFor();
    await end();
  }
});
