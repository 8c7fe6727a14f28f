// The HTML report in a real browser. SETPOINT_REPORT is the path of a report.html that has its
// determination.json beside it; SETPOINT_SCREENSHOTS, if set, is a folder for screenshots and the PDF.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { screenshots } from "./browser.mjs";
import { holdsForEveryPage, opened as openedFile } from "./page.mjs";

const report = path.resolve(process.env.SETPOINT_REPORT ?? "report.html");
const determination = JSON.parse(
  readFileSync(path.join(path.dirname(report), "determination.json"), "utf8"),
);
const opened = (options) => openedFile(report, options);

holdsForEveryPage("report", report);

const hasFlow = (country) => country.outcomes.some((outcome) => outcome.flow_kg.value > 0);
const shown = () => determination.countries.filter((c) => c.liable || hasFlow(c));

test("has a title for each chart", async () => {
  const { context, page } = await opened();
  const charts = page.locator("svg");
  assert.ok((await charts.count()) > 0);
  for (const chart of await charts.all()) {
    assert.equal(await chart.getAttribute("role"), "img");
    assert.ok((await chart.locator("title").textContent()).trim().length > 0);
    assert.ok((await chart.boundingBox()).height > 40);
  }
  await context.close();
});

test("the schedule has the countries and the charged rates of determination.json", async () => {
  const { context, page } = await opened();
  const plain = (text) => text.replaceAll("\u00a0", " ").trim();
  const rows = await page.locator("#schedule-table tbody tr").evaluateAll((all) =>
    all.map((row) => ({
      country: row.dataset.country,
      adjustment: row.cells[1].textContent,
      toll: row.cells[4].textContent,
    })),
  );
  const expected = shown().map((c) => ({
    country: c.country,
    adjustment: `${(c.adjustment.rate * 100).toFixed(2)} %`,
    toll: `$${c.toll.amount.toFixed(2)}`,
  }));
  const byCountry = (a, b) => (a.country < b.country ? -1 : 1);
  assert.deepEqual(
    rows
      .map((row) => ({ ...row, adjustment: plain(row.adjustment), toll: plain(row.toll) }))
      .sort(byCountry),
    expected.sort(byCountry),
  );
  const others = await page
    .locator("#others-table tbody tr")
    .evaluateAll((all) => all.map((row) => row.dataset.country));
  assert.deepEqual(
    [...others, ...rows.map((row) => row.country)].sort(),
    determination.countries.map((c) => c.country).sort(),
  );
  for (const country of shown())
    assert.equal(await page.locator(`#country-${country.country}`).count(), 1);
  await context.close();
});

test("the first stop of the keyboard skips to the report, and wide tables can be reached", async () => {
  const { context, page } = await opened({ viewport: { width: 380, height: 800 } });
  await page.keyboard.press("Tab");
  const first = page.locator(":focus");
  assert.equal(await first.getAttribute("href"), "#main");
  assert.ok((await first.boundingBox()).y >= 0, "the skip link is in view when it has the focus");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "region");
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.activeElement.scrollLeft > 0);
  await context.close();
});

test("prints", async () => {
  const { context, page } = await opened();
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  if (screenshots)
    await page.pdf({ path: path.join(screenshots, "report.pdf"), preferCSSPageSize: true, printBackground: true });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;
  assert.ok(pages > 3, `${pages} pages`);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(ground, "rgb(255, 255, 255)");
  await context.close();
});
