// The first page that a reader sees, and the page while the service starts.
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { after, before, test } from "node:test";
import { newContext } from "./browser.mjs";
import { plain, settled, shownId, textOf, visit } from "./dashboard.mjs";
import { started, untilReady } from "./service.mjs";
import { both, figure, written } from "./written.mjs";

const MOST_SCRIPT_BYTES = 300_000; // compressed
let service;
before(async () => {
  service = await started({ regional: true });
});
after(() => service?.stop());

test("a first visit begins with what this is, in the figures of the determination shown; the next does not", async () => {
  const context = await newContext({ viewport: { width: 1280, height: 900 } });
  const first = await visit(service, "", { context });
  assert.match(await textOf(first.page.locator("h1")), /calculated from evidence/);
  const schedule = await service.api(`determinations/${await shownId(service)}/schedule`);
  const country = schedule.countries.find((one) => one.liable);
  const steps = await first.page.locator(".steps > li").evaluateAll((all) => all.map((one) => [one.querySelector("h3").lastChild.textContent, [...one.querySelectorAll("dd")].map((each) => each.innerText)]));
  assert.deepEqual(
    steps.map(([name, figures]) => [name, figures.map(plain)]),
    [
      ["Measure", [figure("kilograms", schedule.flow.seized_kg), figure("kilograms", schedule.flow.through_kg)]],
      ["Footprint", [figure("count", schedule.deaths.attributed), figure("count", country.footprint)]],
      ["Score", [figure("score", country.score)]],
      ["Calculate", [written("rate-charged", country.adjustment.charged), written("toll-charged", country.toll.charged)]],
      ["Revenue", [both("money", schedule.revenue.adjustments.value, schedule.revenue.adjustments.interval), figure("money", schedule.revenue.tolls)]],
      ["Evaluate", []],
    ],
  );
  await first.end();

  const second = await visit(service, "", { context });
  assert.match(await textOf(second.page.locator("h1")), /^Border adjustments and tolls, \d{4}Q\d/);
  await second.page.getByRole("navigation").getByRole("link", { name: "About" }).click();
  await second.page.getByRole("heading", { level: 1, name: /calculated from evidence/ }).waitFor();
  await second.end();
  await context.close();

  const shared = await visit(service, "#/evidence");
  assert.equal(await textOf(shared.page.locator("h1")), "Evidence", "an address that is passed on is shown as it is");
  await shared.end();
});

test("every page is reached by the navigation, and the step back goes back", async () => {
  const { page, end } = await visit(service, "#/about");
  const headings = { Schedule: /^Border adjustments/, Country: /./, "What if": /^What if/, Evidence: /^Evidence/, Compare: /^Compare/, Regions: /^Regions/, Response: /^Response/ };
  for (const [name, heading] of Object.entries(headings)) {
    await page.getByRole("navigation").getByRole("link", { name }).click();
    await page.locator(`nav a[aria-current="page"]`, { hasText: name }).waitFor();
    await page.getByRole("heading", { level: 1, name: heading }).waitFor();
    await settled(page);
  }
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: /^Regions/ }).waitFor();
  await end();
});

// What the page says while a service of so many draws starts. How much of that can be seen depends on how
// fast the machine is.
async function saidWhileStarting(draws) {
  const starting = await started({ draws, ready: false });
  try {
    const { page, end } = await visit(starting, "#/schedule", { seen: false, refused: [503] });
    await page.getByRole("heading", { level: 1 }).waitFor();
    // Looked at in one go: between two looks the page may have moved on.
    const look = () => ({
      starting: document.querySelector("main h1")?.textContent === "Starting",
      bars: document.querySelectorAll("main progress, main [role=progressbar]").length,
      said: [...document.querySelectorAll("main [role=status]")].map((one) => one.textContent),
    });
    const said = new Set();
    for (let now = await page.evaluate(look); now.starting; now = await page.evaluate(look)) {
      assert.equal(now.bars, 1);
      for (const text of now.said) said.add(plain(text));
      await page.waitForTimeout(50);
    }
    await untilReady(starting);
    await settled(page);
    assert.match(await textOf(page.locator("h1")), /^Border adjustments and tolls, \d{4}Q\d/);
    await end();
    return [...said].filter((text) => /\d of \d/.test(text));
  } finally {
    await starting.stop();
  }
}

test("while the service starts the page says how far it is, then shows the schedule by itself", async () => {
  let said = [];
  for (let draws = 5_000; said.length < 2 && draws <= 320_000; draws *= 4) said = await saidWhileStarting(draws);
  assert.ok(said.length > 1, `it is said in words and it moves: ${said.join(" | ")}`);
});

test("a service that stops answering is said to", async () => {
  const gone = await started();
  const { page, complaints } = await visit(gone, "#/schedule");
  await gone.stop();
  await page.getByRole("navigation").getByRole("link", { name: "Evidence" }).click();
  await page.getByRole("alert").filter({ hasText: /could not be|not answer/ }).first().waitFor();
  complaints.length = 0; // the browser complains of each address, as it should
  await page.context().close();
});

test("an address that names nothing is refused in the service's words", async () => {
  for (const hash of ["#/schedule?id=1999Q9-000000000000", "#/country/QQ"]) {
    const { page, end } = await visit(service, hash, { refused: [404, 422] });
    assert.ok((await textOf(page.getByRole("alert").first())).length > 20, hash);
    await end();
  }
});

test("all scripts together, compressed, are below 300 kB", async () => {
  const html = await (await service.answer("")).text();
  assert.doesNotMatch(html, /<style|<script(?![^>]*\bsrc=)|\bstyle=|\bon\w+=/, "nothing inline");
  const known = new Map();
  const waiting = [...html.matchAll(/assets\/[\w.-]+\.js/g)].map(([name]) => name);
  while (waiting.length) {
    const name = waiting.pop();
    if (known.has(name)) continue;
    const response = await service.answer(name);
    assert.equal(response.status, 200, name);
    const text = await response.text();
    known.set(name, gzipSync(text).length);
    for (const [, other] of text.matchAll(/["'`](?:\.\/|assets\/)([\w.-]+\.js)["'`]/g)) waiting.push(`assets/${other}`);
  }
  const bytes = [...known.values()].reduce((sum, one) => sum + one, 0);
  assert.ok(known.size > 8, `${known.size} scripts: one a page`);
  assert.ok(bytes < MOST_SCRIPT_BYTES, `${bytes} bytes in ${known.size} scripts`);
});
