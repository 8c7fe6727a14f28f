// What a reader takes away: tables as CSV, XLSX and JSON, charts as SVG, and the files of a determination.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { settled, shownId, textOf, visit } from "./dashboard.mjs";
import { started } from "./service.mjs";
import { parts, sheet } from "./workbook.mjs";

let service;
let id;
let schedule;
before(async () => {
  service = await started();
  id = await shownId(service);
  schedule = await service.api(`determinations/${id}/schedule`);
});
after(() => service?.stop());

async function taken(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
// RFC 4180.
const fields = (text) =>
  text.trimEnd().split("\r\n").map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare));

// A workbook holds 16 digits.
const alike = (cell, value) => (typeof value === "number" ? Math.abs(cell - value) <= 1e-15 * Math.abs(value) : cell === value);
const byFootprint = () => schedule.countries.toSorted((a, b) => b.footprint.value - a.footprint.value);
const EXACT = {
  Code: (country) => country.country,
  "Adjustment charged, fraction of customs value": (country) => country.adjustment.charged,
  "Adjustment target, fraction of customs value": (country) => country.adjustment.target,
  "Adjustment target, fraction of customs value, lower limit": (country) => country.adjustment.interval?.[0] ?? null,
  "Adjustment target, fraction of customs value, upper limit": (country) => country.adjustment.interval?.[1] ?? null,
  "Toll charged, $ an entry": (country) => country.toll.charged,
  "Toll target, $ an entry": (country) => country.toll.target,
  "Deaths attributed, in the window": (country) => country.footprint.value,
  "Revenue, $": (country) => country.revenue_usd.value,
};

test("the schedule as CSV, XLSX and JSON: every value to the last digit, with its source", async () => {
  const { page, end } = await visit(service, `#/schedule?id=${id}`);
  const button = (format) => page.getByRole("button", { name: new RegExp(`^Download Rates of .* as ${format}$`) });
  const csv = await taken(page, button("CSV"));
  assert.equal(csv.name, `setpoint-schedule-${schedule.period}.csv`);
  const [titles, ...lines] = fields(csv.bytes.toString("utf8"));
  assert.equal(lines.length, schedule.countries.length);
  for (const line of lines) assert.equal(line.length, titles.length);

  const json = await taken(page, button("JSON"));
  const table = JSON.parse(json.bytes.toString("utf8"));
  for (const part of [id, schedule.dataset.sha256, schedule.policy.sha256]) assert.ok(table.source.includes(part), part);
  assert.deepEqual(Object.keys(table.rows[0]), titles);

  const xlsx = await taken(page, button("XLSX"));
  const cells = sheet(xlsx.bytes);
  const head = cells.findIndex((row) => row.includes("Code"));
  assert.ok([...parts(xlsx.bytes).values()].some((xml) => xml.includes(schedule.dataset.sha256)), "the workbook names its dataset");

  for (const [title, of] of Object.entries(EXACT)) {
    const expected = byFootprint().map(of);
    const column = titles.indexOf(title);
    assert.ok(column >= 0, `${title} among ${titles}`);
    assert.deepEqual(lines.map((line) => (line[column] === "" ? null : title === "Code" ? line[column] : Number(line[column]))), expected, `CSV: ${title}`);
    assert.deepEqual(table.rows.map((row) => row[title]), expected, `JSON: ${title}`);
    const at = cells[head].indexOf(title);
    const inSheet = cells.slice(head + 1, head + 1 + expected.length).map((row) => row[at] ?? null);
    expected.forEach((value, i) => assert.ok(alike(inSheet[i], value), `XLSX: ${title}: ${inSheet[i]}, ${value}`));
  }
  await end();
});

test("a table is taken away in the order that it is shown in", async () => {
  const { page, end } = await visit(service, `#/schedule?id=${id}`);
  const table = page.getByRole("table", { name: /^Rates of/ });
  await table.getByRole("button", { name: "Country", exact: true }).click();
  const csv = await taken(page, page.getByRole("button", { name: /^Download Rates of .* as CSV$/ }));
  const names = fields(csv.bytes.toString("utf8")).slice(1).map(([name]) => name);
  assert.deepEqual(names, await table.locator("tbody a").allInnerTexts());
  assert.deepEqual(names, schedule.countries.map((country) => country.name).toSorted((a, b) => a.localeCompare(b, "en")));
  await end();
});

test("charts as SVG stand by themselves: no style of the page, black text on white", async () => {
  const code = schedule.countries.find((country) => country.liable).country;
  for (const hash of [`#/country/${code}?id=${id}`, `#/schedule?id=${id}`, `#/evidence?id=${id}`]) {
    const { page, context, end } = await visit(service, hash, { colorScheme: "dark" });
    const figures = await page.locator("figure").all();
    assert.ok(figures.length > 0, hash);
    for (const figure of figures) {
      const title = await textOf(figure.locator("figcaption h3, figcaption h4"));
      const { name, bytes } = await taken(page, figure.getByRole("button", { name: /as SVG$/ }));
      const svg = bytes.toString("utf8");
      assert.match(name, /^[\w.-]+\.svg$/);
      assert.doesNotMatch(svg, /var\(|class=|<style|<script|\bstyle=/, title);
      const drawn = await context.newPage();
      await drawn.setContent("<img>");
      const { width, height, ink, words } = await drawn.evaluate(async (text) => {
        const image = document.querySelector("img");
        image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
        await image.decode();
        const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
        return {
          width: image.naturalWidth,
          height: image.naturalHeight,
          ink: parsed.querySelectorAll("path, rect, circle, line, text").length,
          words: [...parsed.querySelectorAll("text")].map((one) => one.textContent),
        };
      }, svg);
      assert.ok(width > 200 && height > 60 && ink > 5, `${title}: ${width} by ${height}, ${ink} shapes`);
      assert.deepEqual(words, await figure.locator(".stage svg text").allTextContents(), title);
      await drawn.close();
    }
    await end();
  }
});

test("a chart's numbers are taken away too", async () => {
  const code = schedule.countries.find((country) => country.liable).country;
  const { points } = await service.api(`determinations/${id}/history/${code}`);
  const { page, end } = await visit(service, `#/country/${code}?id=${id}`);
  const figure = page.getByRole("figure", { name: "Toll through time" });
  const json = JSON.parse((await taken(page, figure.getByRole("button", { name: /as JSON$/ }))).bytes.toString("utf8"));
  assert.deepEqual(json.rows.map((row) => row["Charged, $ an entry"]), points.map((point) => point.toll.charged));
  assert.deepEqual(json.rows.map((row) => row["Target, $ an entry, upper limit"]), points.map((point) => point.toll.interval?.[1] ?? null));
  await end();
});

test("the files of a determination are those of the interface", async () => {
  const { page, end } = await visit(service, `#/schedule?id=${id}`);
  for (const [title, name] of [["Workbook (XLSX)", "setpoint.xlsx"], ["Schedule (CSV)", "schedule.csv"], ["All, with derivations (JSON)", "determination.json"]]) {
    const { name: file, bytes } = await taken(page, page.getByRole("link", { name: title }));
    const response = await service.answer(`api/determinations/${id}/${name}`);
    assert.ok(file.includes(id), file);
    assert.ok(bytes.equals(Buffer.from(await response.arrayBuffer())), name);
  }
  const [report] = await Promise.all([page.waitForEvent("popup"), page.getByRole("link", { name: "Report" }).click()]);
  await report.waitForLoadState();
  assert.ok((await textOf(report.locator("body"))).includes(schedule.countries[0].name));
  await report.close();
  await settled(page);
  await end();
});
