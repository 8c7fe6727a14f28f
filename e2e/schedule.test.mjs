// The schedule of rates in the dashboard says what the interface of the same service does.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { numbersOf, plain, rowsOf, settled, shownId, tableNamed, textOf, visit } from "./dashboard.mjs";
import { started } from "./service.mjs";
import { change, figure, both, windowOf, written } from "./written.mjs";

let service;
let shown;
before(async () => {
  service = await started();
  shown = await shownId(service);
});
after(() => service?.stop());

const scheduleOf = (id) => service.api(`determinations/${id}/schedule`);
const rates = (page) => tableNamed(page, /^Rates of/);

function charge(kind, exact, { charged, charged_before, target, interval }, liable) {
  const way = liable || charged_before ? change(kind, charged_before, charged) : "";
  return [plain(`${written(kind, charged)} ${way}`), both(exact, target, interval)];
}
function expectedRow(country) {
  const [adjustment, adjustmentTarget] = charge("rate-charged", "rate", country.adjustment, country.liable);
  const [toll, tollTarget] = charge("toll-charged", "toll", country.toll, country.liable);
  const phase = country.phase < 1 ? `phase ${written("share", country.phase)} of the full rate` : "";
  const marks = [country.evidence, country.carried ? "carried" : "", country.incomplete ? "incomplete" : ""];
  const { decreed } = country;
  return {
    Country: plain(`${country.name} ${country.liable ? phase : country.status}`),
    "Adjustment charged": adjustment,
    "Adjustment target": adjustmentTarget,
    "Toll charged": toll,
    "Toll target": tollTarget,
    "Deaths attributed": figure("count", country.footprint),
    Score: country.score ? figure("score", country.score) : "no baseline",
    Evidence: plain(marks.join(" ")),
    "Imposed by order": decreed ? `${written("share", decreed.mean)} last day ${written("share", decreed.on_last_day)}` : "none on record",
  };
}
async function showsSchedule(page, schedule) {
  const rows = await rowsOf(rates(page));
  const rule = (row) => row["Row of the rule"];
  const byFootprint = schedule.countries.toSorted((a, b) => b.footprint.value - a.footprint.value);
  assert.deepEqual(rows.map(({ "Row of the rule": _, ...row }) => row), byFootprint.map(expectedRow));
  byFootprint.forEach((country, i) => {
    const applied = country.outcomes.filter((outcome) => outcome.row !== null);
    if (applied.length === 0) assert.equal(rule(rows[i]), "no rate");
    for (const { outcome, row, name, action } of applied) {
      const said = rule(rows[i]);
      assert.ok(said.toLowerCase().includes(outcome), `${outcome} in ${said}`);
      assert.ok(said.includes(`${row}: ${name}, ${action}`), `${row}: ${name}, ${action} in ${said}`);
    }
  });
}

test("each country's rates, change, row of the rule, evidence and order are those of the interface", async () => {
  const { page, end } = await visit(service, `#/schedule?id=${shown}`);
  const schedule = await scheduleOf(shown);
  assert.ok(schedule.countries.some((country) => country.liable), "a schedule with something to charge");
  assert.equal(await textOf(page.locator("h1")), `Border adjustments and tolls, ${windowOf(schedule.window)}`);
  await showsSchedule(page, schedule);
  assert.equal(await textOf(page.locator(".lede")), plain(schedule.takeaway));
  assert.ok((await textOf(page.locator("main"))).includes(plain(schedule.caution)));
  for (const check of schedule.checks)
    assert.ok((await textOf(page.locator(".checks li", { hasText: check.detail }))).startsWith(check.holds ? "✓ holds" : "✗ fails"));
  for (const note of schedule.notes) assert.equal(await page.getByText(note, { exact: true }).count(), 1, note);
  await end();
});

test("the totals are those of the interface", async () => {
  const { page, end } = await visit(service, `#/schedule?id=${shown}`);
  const { deaths, flow, revenue, dollars_per_death, internalisation } = await scheduleOf(shown);
  const rows = (await rowsOf(tableNamed(page, "Totals"))).map((row) => row.Value);
  const expected = [
    written("count", deaths.reported),
    written("count", deaths.predicted),
    ...[deaths.attributed, deaths.domestic, deaths.unattributed].map((one) => figure("count", one)),
    ...[flow.through_kg, flow.seized_kg, flow.checkpoint_kg].map((one) => figure("kilograms", one)),
    written("rate", internalisation),
    ...[dollars_per_death, revenue.adjustments, revenue.tolls].map((one) => figure("money", one)),
    ...(revenue.target_usd === null ? [] : [written("money", revenue.target_usd)]),
  ];
  assert.deepEqual(rows.toSorted(), expected.toSorted());
  await end();
});

test("every column sorts by mouse and by keyboard, both ways, and says so", async () => {
  const { page, end } = await visit(service, `#/schedule?id=${shown}`);
  const { countries } = await scheduleOf(shown);
  const lowest = (country) => Math.min(...country.outcomes.map((outcome) => outcome.row ?? 99));
  const columns = {
    Country: (country) => country.name,
    "Adjustment charged": (country) => country.adjustment.charged,
    "Adjustment target": (country) => country.adjustment.target,
    "Toll charged": (country) => country.toll.charged,
    "Toll target": (country) => country.toll.target,
    "Deaths attributed": (country) => country.footprint.value,
    Score: (country) => country.score?.value ?? null,
    "Row of the rule": lowest,
    Evidence: (country) => country.evidence,
    "Imposed by order": (country) => country.decreed?.mean ?? null,
  };
  const table = rates(page);
  assert.deepEqual(await table.getByRole("columnheader").evaluateAll((all) => all.map((one) => one.querySelector("button > span").textContent)), Object.keys(columns));
  // What is absent is last, whichever way.
  const sorted = (key, descending) =>
    countries
      .toSorted((a, b) => {
        const [x, y] = [key(a), key(b)];
        if (x === null || y === null) return (x === null) - (y === null);
        return (descending ? -1 : 1) * (typeof x === "number" ? x - y : x.localeCompare(y, "en"));
      })
      .map((country) => country.name);
  const names = () => table.locator("tbody a").allInnerTexts();
  await table.getByRole("button", { name: "Country", exact: true }).click();
  for (const [title, key] of Object.entries(columns)) {
    const header = table.getByRole("columnheader", { name: title });
    const button = header.getByRole("button");
    for (const press of [() => button.click(), () => button.press("Enter"), () => button.press("Space")]) {
      await press();
      const order = await header.getAttribute("aria-sort");
      assert.ok(["ascending", "descending"].includes(order), `${title}: ${order}`);
      assert.deepEqual(await names(), sorted(key, order === "descending"), `${title}, ${order}`);
      assert.equal(await table.locator('th[aria-sort="none"]').count(), Object.keys(columns).length - 1);
    }
    const turned = await header.getAttribute("aria-sort");
    await button.press("Enter");
    assert.notEqual(await header.getAttribute("aria-sort"), turned, `${title} turns`);
  }
  await end();
});

test("the map shades and names every country with a flow, for each measure", async () => {
  const { page, end } = await visit(service, `#/schedule?id=${shown}`);
  const { countries } = await scheduleOf(shown);
  const measures = {
    Adjustment: ["rate-charged", (country) => country.adjustment.charged],
    Toll: ["toll-charged", (country) => country.toll.charged],
    Deaths: ["count", (country) => country.footprint.value],
  };
  const section = page.locator("section", { has: page.getByRole("heading", { name: "On the map" }) });
  const inks = new Set();
  for (const [name, [kind, value]] of Object.entries(measures)) {
    await section.getByRole("radio", { name }).check();
    const map = section.getByRole("img", { name: /^World map/ });
    const drawn = await map.locator("path:has(title)").evaluateAll((all) => all.map((path) => [path.textContent, path.getAttribute("fill")]));
    const missing = await section.getByText(/^Not drawn at this scale/).allInnerTexts();
    const expected = countries.map((country) => [`${country.name}: ${written(kind, value(country))}`, value(country) > 0]);
    const absent = expected.filter(([text]) => !drawn.some(([title]) => plain(title) === text));
    for (const [text] of absent) assert.ok(missing.join(" ").includes(text.split(":")[0]), `${text} is said to be missing`);
    assert.equal(drawn.length, expected.length - absent.length);
    for (const [title, fill] of drawn) {
      const above = expected.find(([text]) => text === plain(title))?.[1];
      assert.match(fill, above ? /^var\(--seq-[1-4]\)$/ : /^url\(#.*hatch\)$/, title);
      inks.add(fill.slice(0, 9));
    }
    const written_ = await map.locator("text").allTextContents();
    for (const [text, above] of expected.filter(([, above]) => above).slice(0, 1))
      assert.ok(above && text.split(": ").every((part) => written_.map(plain).includes(part)), `${text} is written on the map`);
    const rows = await numbersOf(section, await textOf(section.locator("figcaption h3")));
    assert.deepEqual(rows.map((row) => Object.values(row).at(-1)), countries.map((country) => written(kind, value(country))));
  }
  assert.equal(inks.size, 2, "shaded and hatched");
  await end();
});

test("the chooser of the determination changes everything that is shown", async () => {
  const { page, end } = await visit(service, `#/schedule?id=${shown}`);
  const { determinations } = await service.api("determinations");
  const chooser = page.getByLabel("Determination", { exact: true });
  assert.deepEqual(
    (await chooser.locator("option").evaluateAll((all) => all.map((one) => one.value))).toSorted(),
    determinations.map((one) => one.id).toSorted(),
  );
  for (const { id } of [determinations[0], determinations.at(-2)]) {
    await chooser.selectOption(id);
    await page.locator("code", { hasText: id }).first().waitFor();
    await settled(page);
    const schedule = await scheduleOf(id);
    assert.ok(page.url().includes(id));
    assert.ok((await page.title()).includes(schedule.period));
    assert.ok((await textOf(page.locator("h1"))).includes(windowOf(schedule.window)));
    await showsSchedule(page, schedule);
    assert.equal(await textOf(page.locator(".lede")), plain(schedule.takeaway));
    assert.ok((await rowsOf(tableNamed(page, "Totals"))).some((row) => row.Value === figure("count", schedule.deaths.attributed)));
    assert.equal(await textOf(page.locator("figure h3").first()), `Adjustment charged, ${windowOf(schedule.window)}`);
    assert.equal(await page.getByRole("link", { name: "Schedule (CSV)" }).getAttribute("href"), `api/determinations/${id}/schedule.csv`);
  }
  await end();
});

test("every other country is listed with the reason it is at 0, and can be searched", async () => {
  const { page, end } = await visit(service, `#/schedule?id=${shown}`);
  const { others } = await scheduleOf(shown);
  const section = page.locator("section", { has: page.getByRole("heading", { name: "Countries without a flow on record" }) });
  await section.getByRole("button", { name: `Show all ${others.length} rows` }).click();
  assert.deepEqual(
    (await rowsOf(section.getByRole("table"))).map((row) => Object.values(row)),
    others.map((other) => [other.name, other.country, other.status]),
  );
  const sought = others.at(-1).name;
  await section.getByLabel("Find a country").fill(sought.toUpperCase());
  const found = others.filter((other) => `${other.name} ${other.country}`.toLowerCase().includes(sought.toLowerCase()));
  assert.deepEqual((await rowsOf(section.getByRole("table"))).map((row) => row.Country), found.map((other) => other.name));
  await end();
});
