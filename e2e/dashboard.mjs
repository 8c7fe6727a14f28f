// The dashboard of a running service in a browser: how a page of it is visited, and how what it shows
// is read. A visit ends with the checks that every visit must pass.
import assert from "node:assert/strict";
import { axe, newContext } from "./browser.mjs";

const PATIENCE_MS = 60_000;

// `hash`: "#/schedule?id=…". `refused`: HTTP statuses that the visit is meant to provoke; the browser
// writes each of them to the console.
export async function visit(service, hash, { refused = [], context: given, seen = true, ...options } = {}) {
  const context = given ?? (await newContext({ viewport: { width: 1280, height: 900 }, ...options }));
  // Scripts put in by the browser, not by the page: the page's own policy stays in force.
  context.setDefaultTimeout(PATIENCE_MS);
  await context.addInitScript(axe);
  const page = await context.newPage();
  const complaints = [];
  const strangers = [];
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (`${origin}/` !== service.address && protocol !== "blob:" && protocol !== "data:") strangers.push(request.url());
  });
  page.on("console", (message) => {
    const provoked = refused.some((status) => message.text().includes(`status of ${status}`));
    if (["error", "warning"].includes(message.type()) && !provoked) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(service.address + hash);
  if (seen)
    await settled(page).catch(async (fault) => {
      throw new Error(`${hash} is not settled: ${complaints.join("; ")}\n${await page.locator("main").innerText()}`, { cause: fault });
    });
  const end = async () => {
    await (given ? page : context).close();
    assert.deepEqual(strangers, [], "nothing is asked of another host");
    assert.deepEqual(complaints, [], "the console has no complaint");
  };
  return { page, context, complaints, end };
}

// In the page: the service has started, nothing is on its way and every chart is drawn.
function shown() {
  const heading = document.querySelector("main h1");
  if (!heading || heading.textContent === "Starting" || document.querySelector('main .loading, main [aria-busy="true"]')) return false;
  return [...document.querySelectorAll("figure .stage:not([hidden])")].every((stage) => stage.querySelector("svg"));
}
// And still so two frames later: what follows from sizes, such as that a table which scrolls can be reached
// by keyboard, is known after the frame that lays it out.
const LATER = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))).then(${shown})`;
export async function settled(page) {
  do await page.waitForFunction(shown);
  while (!(await page.evaluate(LATER)));
}

// Text as a reader sees it, in one line.
export const plain = (text) => text.replaceAll(/[\s\u00a0]+/g, " ").trim();
export const textOf = async (locator) => plain(await locator.innerText());

// A table as its column titles say: one object a row, text as a reader sees it.
export async function rowsOf(table) {
  const { titles, rows } = await table.evaluate((element) => {
    const cells = (row) => [...row.cells].map((cell) => cell.innerText);
    const titled = (cell) => cell.querySelector("button > span")?.textContent ?? cell.textContent;
    return {
      titles: [...element.tHead.rows[0].cells].map(titled),
      rows: [...element.tBodies].flatMap((body) => [...body.rows]).map(cells),
    };
  });
  return rows.map((row) => Object.fromEntries(row.map((text, i) => [plain(titles[i]), plain(text)])));
}
export const tableNamed = (page, name) => page.getByRole("table", { name });

// The numbers of a chart, by its toggle.
export async function numbersOf(page, title) {
  const figure = page.getByRole("figure", { name: title, exact: true });
  await figure.getByRole("button", { name: "Show the numbers as a table" }).click();
  const all = figure.getByRole("button", { name: /^Show all/ });
  if (await all.count()) await all.click();
  const rows = await rowsOf(figure.getByRole("table"));
  await figure.getByRole("button", { name: "Show the drawing" }).click();
  return rows;
}

export async function shownId(service) {
  return (await service.api("determinations")).shown;
}
