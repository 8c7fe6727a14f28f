// The HTML report in a real browser. SETPOINT_REPORT is the path of a report.html that has its
// determination.json beside it; SETPOINT_SHOTS, if set, is a folder for screenshots and the PDF.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const report = path.resolve(process.env.SETPOINT_REPORT ?? "report.html");
const shots = process.env.SETPOINT_SHOTS;
const address = pathToFileURL(report).href;
const determination = JSON.parse(
  readFileSync(path.join(path.dirname(report), "determination.json"), "utf8"),
);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// The policy of the report forbids scripts; only axe-core is let in, by the test.
const WIDTHS = [380, 1024, 1920];

let browser;

before(async () => {
  assert.ok(existsSync(report), `SETPOINT_REPORT names no file: ${report}`);
  if (shots) mkdirSync(shots, { recursive: true });
  browser = await chromium.launch({
    executablePath: process.env.SETPOINT_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
});

after(async () => {
  await browser?.close();
});

// Opens the report and collects what must not happen.
async function opened(options = {}) {
  const context = await browser.newContext({ bypassCSP: true, ...options });
  const page = await context.newPage();
  const requests = [];
  const complaints = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(address);
  return { context, page, requests, complaints };
}

const hasFlow = (country) => country.outcomes.some((outcome) => outcome.flow_kg.value > 0);
const shown = () => determination.countries.filter((c) => c.liable || hasFlow(c));

test("asks for nothing but itself and complains of nothing, with its own policy in force", async () => {
  const { context, page, requests, complaints } = await opened({ bypassCSP: false });
  await page.waitForLoadState("networkidle");
  assert.deepEqual(requests, [address]);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("has one h1, a title for each chart, and a language", async () => {
  const { context, page } = await opened();
  assert.equal(await page.locator("h1").count(), 1);
  const charts = page.locator("svg");
  assert.ok((await charts.count()) > 0);
  for (const chart of await charts.all()) {
    assert.equal(await chart.getAttribute("role"), "img");
    assert.ok((await chart.locator("title").textContent()).trim().length > 0);
    assert.ok((await chart.boundingBox()).height > 40);
  }
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
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

for (const colorScheme of ["light", "dark"]) {
  test(`meets WCAG 2.2 AA as far as axe-core can tell, ${colorScheme}`, async () => {
    const { context, page } = await opened({ colorScheme });
    await page.evaluate(axe);
    const result = await page.evaluate(() =>
      window.axe.run(document, {
        runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
      }),
    );
    const violations = result.violations.map((violation) => ({
      id: violation.id,
      help: violation.help,
      where: violation.nodes.slice(0, 3).map((node) => `${node.target}: ${node.failureSummary}`),
    }));
    assert.deepEqual(violations, []);
    await context.close();
  });
}

for (const width of WIDTHS) {
  test(`does not overflow at ${width} pixels`, async () => {
    const { context, page } = await opened({ viewport: { width, height: 900 } });
    if (shots)
      await page.screenshot({ path: path.join(shots, `report-${width}.png`), fullPage: true });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(overflow, 0);
    // Text of a chart stays inside its drawing.
    const outside = await page.locator("svg text").evaluateAll((texts) =>
      texts
        .filter((text) => {
          const box = text.getBoundingClientRect();
          const chart = text.ownerSVGElement.getBoundingClientRect();
          return box.right > chart.right + 1 || box.left < chart.left - 1;
        })
        .map((text) => text.textContent),
    );
    assert.deepEqual(outside, []);
    await context.close();
  });
}

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
  if (shots)
    await page.pdf({ path: path.join(shots, "report.pdf"), preferCSSPageSize: true, printBackground: true });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;
  assert.ok(pages > 3, `${pages} pages`);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(ground, "rgb(255, 255, 255)");
  await context.close();
});
