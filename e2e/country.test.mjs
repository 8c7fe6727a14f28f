// The page of a country says what the interface of the same service does, and every number on it
// opens its derivation.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { numbersOf, plain, rowsOf, settled, shownId, tableNamed, textOf, visit } from "./dashboard.mjs";
import { started } from "./service.mjs";
import { both, figure, limits, read, written } from "./written.mjs";

let service;
let id;
let code; // the liable country with the largest footprint
before(async () => {
  service = await started();
  id = await shownId(service);
  code = (await service.api(`determinations/${id}/schedule`)).countries.find((country) => country.liable).country;
});
after(() => service?.stop());

const at = () => visit(service, `#/country/${code}?id=${id}`);
const detailOf = () => service.api(`determinations/${id}/countries/${code}`);
const historyOf = () => service.api(`determinations/${id}/history/${code}`);
const named = (outcome) => outcome.charAt(0).toUpperCase() + outcome.slice(1);
const fact = (page, term) => textOf(page.locator(".facts > div", { hasText: term }).locator(".v"));

test("score, flows, deaths, rates and trade of a country are those of the interface", async () => {
  const { page, end } = await at();
  const { detail, name, sentences, governance } = await detailOf();
  assert.equal(await textOf(page.locator("h1")), name);
  assert.equal(await fact(page, "Adjustment charged"), written("rate-charged", detail.adjustment.rate));
  assert.equal(await fact(page, "Toll charged"), written("toll-charged", detail.toll.amount));
  assert.equal(await fact(page, "Deaths attributed"), both("count", detail.footprint.deaths, detail.footprint.interval));
  assert.equal(await fact(page, "Flow that got through"), figure("kilograms", detail.flow_kg));
  assert.equal(await fact(page, "Score against"), figure("score", detail.score));
  assert.equal(await fact(page, "Revenue"), figure("money", detail.revenue.adjustment));
  assert.equal(await fact(page, "Imports"), written("money", detail.imports_usd));
  assert.equal(await fact(page, "Entries"), written("count", detail.entries));
  const text = await textOf(page.locator("main"));
  for (const sentence of sentences) assert.ok(text.includes(plain(sentence)), sentence);
  for (const finding of governance) assert.ok(text.includes(plain(finding.evidence || "No evidence is cited.")), finding.field);

  const composition = await rowsOf(tableNamed(page, "What each rate is composed of"));
  assert.deepEqual(
    composition.map((row) => [row["Form of supply"], row.Flow, row["Deaths attributed"], row["Adjustment target"], row["Toll target"]]),
    detail.outcomes.map((one) => [
      named(one.outcome),
      figure("kilograms", one.flow_kg),
      figure("count", one.deaths),
      both("rate", one.adjustment.target, one.adjustment.interval),
      both("toll", one.toll.target, one.toll.interval),
    ]),
  );
  const rule = await rowsOf(tableNamed(page, "The rule, by form of supply"));
  detail.outcomes.forEach((one, i) => {
    assert.ok(rule[i]["Row of the rule"].startsWith(one.row === null ? one.name : `${one.row}: ${one.name}, ${one.action}`));
    assert.equal(rule[i]["Flow moved"], one.movement);
    assert.equal(rule[i].Why, one.change.why);
  });
  await end();
});

test("charts of a country draw the numbers of the interface, with their intervals", async () => {
  const { page, end } = await at();
  const { detail, waterfall } = await detailOf();
  const { points, national } = await historyOf();
  const scores = [["All forms", detail.score], ...detail.outcomes.map((one) => [named(one.outcome), one.score])];
  assert.deepEqual(
    (await numbersOf(page, "Score against the set point")).map(Object.values),
    scores.filter(([, score]) => score).map(([name, score]) => [name, figure("score", score)]),
  );
  assert.deepEqual(
    (await numbersOf(page, "Flow by channel and form of supply")).map(Object.values),
    detail.outcomes.flatMap((one) => [
      ...one.channels.map((each) => [each.channel.replaceAll("-", " "), named(one.outcome), figure("kilograms", each.flow_kg), each.tier]),
      ...(one.precursor_kg ? [["precursors", named(one.outcome), figure("kilograms", one.precursor_kg), detail.evidence]] : []),
    ]),
  );
  const byOutcome = (write) => points.flatMap((point) => point.outcomes.map((one) => [point.period, named(one.outcome), ...write(point, one), one.movement ?? "–"]));
  assert.deepEqual((await numbersOf(page, "Flow through time")).map(Object.values), byOutcome((_, one) => [figure("kilograms", one.flow_kg)]));
  const nationally = (point, one) => national.find((row) => row.period === point.period).by_outcome.find((row) => row.outcome === one.outcome).deaths;
  assert.deepEqual(
    (await numbersOf(page, "Deaths attributed through time")).map(Object.values),
    byOutcome((point, one) => [figure("count", one.deaths), written("count", nationally(point, one).value)]),
  );
  const step = ({ kind, value, interval }) => plain(`${kind === "change" && value > 0 ? "+" : ""}${written("count", value)} ${limits("count", value, interval)}`);
  assert.deepEqual(
    (await numbersOf(page, "The change in deaths, step by step")).map(Object.values),
    waterfall.map((one) => [one.step, one.kind, step(one)]),
  );
  const total = waterfall.reduce((sum, one) => (one.kind === "change" ? sum + one.value : sum), 0);
  assert.ok(Math.abs(waterfall[0].value + total - waterfall.at(-1).value) < 1e-6 * waterfall[0].value, "the steps add up");
  await end();
});

test("rates through time are those of each determination, beside what was imposed by order", async () => {
  const { page, end } = await at();
  const { points } = await historyOf();
  const charged = (row) => [row["Window to"], row.Charged, row["Full rate"], row.Target];
  assert.deepEqual(
    (await numbersOf(page, "Adjustment through time")).map(charged),
    points.map(({ period, adjustment: one }) => [period, written("rate-charged", one.charged), written("rate", one.full), both("rate", one.target, one.interval)]),
  );
  assert.deepEqual(
    (await numbersOf(page, "Toll through time")).map(charged),
    points.map(({ period, toll: one }) => [period, written("toll-charged", one.charged), written("toll", one.full), both("toll", one.target, one.interval)]),
  );
  assert.ok(points.some((point) => point.decreed_mean !== null), "a rate imposed by order is on record");
  const imposed = await numbersOf(page, "The adjustment beside what was imposed by order");
  const column = Object.keys(imposed[0]).find((title) => /order/i.test(title));
  assert.deepEqual(
    imposed.map((row) => [row["Window to"], row[column]]),
    points.map((point) => [point.period, point.decreed_mean === null ? "none on record" : written("share", point.decreed_mean)]),
  );
  await end();
});

test("the choosers lead to another country and another determination", async () => {
  const { page, end } = await at();
  const schedule = await service.api(`determinations/${id}/schedule`);
  const other = schedule.countries.find((country) => country.country !== code);
  await page.getByLabel("Country", { exact: true }).selectOption(other.country);
  await page.getByRole("heading", { level: 1, name: other.name }).waitFor();
  const { determinations } = await service.api("determinations");
  await page.getByLabel("Determination", { exact: true }).selectOption(determinations[0].id);
  await page.locator("code", { hasText: determinations[0].id }).first().waitFor();
  await settled(page);
  const { detail } = await service.api(`determinations/${determinations[0].id}/countries/${other.country}`);
  assert.equal(await fact(page, "Flow that got through"), figure("kilograms", detail.flow_kg));
  // A country without a flow says why it is at 0, and draws nothing.
  const without = schedule.others[0];
  await page.goto(`${service.address}#/country/${without.country}?id=${id}`);
  await page.getByRole("heading", { level: 1, name: without.name }).waitFor();
  assert.equal(await fact(page, "Adjustment charged"), written("rate-charged", 0));
  await end();
});

test("every number opens the derivation of that number", async () => {
  const { page, end } = await at();
  const buttons = await page.locator("main button.why").all();
  assert.ok(buttons.length > 30, `${buttons.length} numbers`);
  const dialog = page.getByRole("dialog");
  const names = new Set();
  for (const button of buttons) {
    const text = await textOf(button);
    await button.click();
    const stated = await textOf(dialog.locator("p.small").first());
    const [name, determination] = await dialog.locator("p.small").first().locator("code").allInnerTexts();
    assert.equal(determination, id);
    const { value } = await service.api(`determinations/${id}/why?number=${encodeURIComponent(name)}`);
    assert.ok(stated.includes(`Unrounded: ${String(value).replace("-", "\u2212")}`), `${name}: ${stated}`);
    const said = read(text);
    assert.ok(said, `${name}: ${text}`);
    const scale = text.endsWith("%") && name.endsWith("score") ? 100 : 1; // a score is in percent
    assert.ok(Math.abs(said.value * scale - value) <= said.within * scale, `${name}: the page says ${text}, the derivation ${value}`);
    names.add(name);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  }
  for (const part of ["adjustment", "toll", "adjustment.target", "toll.target", "footprint", "flow", "score"]) assert.ok(names.has(`${code}.${part}`), part);
  await end();
});

test("a derivation opens by keyboard, goes down to sources, keeps the focus and gives it back", async () => {
  const { page, end } = await at();
  const button = page.getByRole("button", { name: /^Deaths attributed,/ }).first();
  await button.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.locator(".tree").waitFor();
  const inside = () => page.evaluate(() => document.activeElement === document.body || !!document.activeElement.closest("dialog"));
  for (let i = 0; i < 12; i += 1) {
    await page.keyboard.press("Tab");
    assert.ok(await inside(), "the focus stays in the dialog");
  }
  // Opened step by step down to leaves, by keyboard.
  const closed = dialog.locator('button[aria-expanded="false"]');
  for (let i = 0; i < 25 && (await closed.count()); i += 1) {
    await closed.first().focus();
    await page.keyboard.press("Enter");
  }
  const { nodes } = await service.api(`determinations/${id}/why?number=${code}.footprint`);
  const leaves = await dialog.locator(".leaf").evaluateAll((all) => all.map((one) => one.textContent));
  assert.ok(leaves.length > 5, `${leaves.length} leaves`);
  const sources = new Set(nodes.filter((node) => node.leaf && node.source).map((node) => node.source));
  const sourced = leaves.filter((leaf) => [...sources].some((source) => plain(leaf).includes(plain(`Source: ${source}`))));
  const bare = nodes.filter((node) => node.leaf && !node.source).map((node) => node.label ?? node.what);
  assert.ok(sourced.length > 0, "leaves show sources");
  for (const leaf of leaves.filter((leaf) => !sourced.includes(leaf))) assert.ok(bare.some((name) => plain(leaf).startsWith(plain(name))), `no source: ${leaf}`);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.ok(await button.evaluate((element) => element === document.activeElement), "the focus is back on the number");
  await end();
});

test("a number taken from the determination before leads into that one, and back", async () => {
  const { page, end } = await at();
  const { nodes } = await service.api(`determinations/${id}/why?number=${code}.adjustment`);
  const previous = nodes.find((node) => node.leaf === "previous");
  await page.getByRole("button", { name: /^Adjustment charged,/ }).click();
  const dialog = page.getByRole("dialog");
  while (!(await dialog.getByRole("button", { name: "Where that comes from" }).count()))
    await dialog.locator('button[aria-expanded="false"]').first().click();
  await dialog.getByRole("button", { name: "Where that comes from" }).first().click();
  await dialog.locator("p.small code", { hasText: previous.source }).waitFor();
  assert.ok((await textOf(dialog)).includes(String(previous.value)));
  await dialog.getByRole("button", { name: "Back" }).click();
  await dialog.locator("p.small code", { hasText: id }).waitFor();
  await dialog.getByRole("button", { name: "Close" }).click();
  await dialog.waitFor({ state: "detached" });
  await end();
});

test("a dossier shows progress, then a link that opens it", async () => {
  const { page, context, end } = await at();
  const { name } = await detailOf();
  const bar = page.getByRole("progressbar");
  // Looked for from before the click: a fast machine shows it for a moment only.
  await Promise.all([bar.waitFor(), page.getByRole("button", { name: `Make the dossier of ${name}` }).click()]);
  const link = page.getByRole("link", { name: `Open the dossier of ${name}` });
  await link.waitFor({ timeout: 60_000 });
  assert.equal(await bar.count(), 0);
  const [opened] = await Promise.all([context.waitForEvent("page"), link.click()]);
  await opened.waitForLoadState();
  assert.ok((await opened.title()).includes(name), await opened.title());
  assert.ok((await opened.locator("h1").innerText()).length > 0);
  assert.equal(await opened.locator("script").count(), 0);
  await opened.close();
  await end();
});
