// A self-contained HTML file in a real browser: how it is opened, and what every one of them must
// hold.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { axe, newContext, overflow, screenshots, violations, WIDTHS } from "./browser.mjs";

// Opens the file and collects what must not happen.
export async function opened(file, options = {}) {
  assert.ok(existsSync(file), `no file: ${file}`);
  // The policy of the pages forbids scripts; only axe-core is let in, by the test.
  const context = await newContext({ bypassCSP: true, ...options });
  const page = await context.newPage();
  const requests = [];
  const complaints = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(pathToFileURL(file).href);
  return { context, page, requests, complaints };
}

// The tests that hold for every page; `name` begins their names and those of the screenshots.
export function holdsForEveryPage(name, file) {
  const address = pathToFileURL(file).href;

  test(`${name}: asks for nothing but itself and complains of nothing, with its own policy in force`, async () => {
    const { context, page, requests, complaints } = await opened(file, { bypassCSP: false });
    await page.waitForLoadState("networkidle");
    assert.deepEqual(requests, [address]);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test(`${name}: has one h1, headings in order, unique ids, and a language`, async () => {
    const { context, page } = await opened(file);
    assert.equal(await page.locator("h1").count(), 1);
    const levels = await page
      .locator("h1, h2, h3, h4, h5, h6")
      .evaluateAll((all) => all.map((heading) => Number(heading.tagName[1])));
    levels.reduce((last, level) => {
      assert.ok(level <= last + 1, `h${level} after h${last}`);
      return level;
    }, 0);
    const ids = await page.locator("[id]").evaluateAll((all) => all.map((one) => one.id));
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await context.close();
  });

  for (const colorScheme of ["light", "dark"]) {
    test(`${name}: meets WCAG 2.2 AA as far as axe-core can tell, ${colorScheme}`, async () => {
      const { context, page } = await opened(file, { colorScheme });
      await page.evaluate(axe);
      assert.deepEqual(await violations(page), []);
      await context.close();
    });
  }

  for (const width of WIDTHS) {
    test(`${name}: does not overflow at ${width} pixels`, async () => {
      const { context, page } = await opened(file, { viewport: { width, height: 900 } });
      if (screenshots)
        await page.screenshot({ path: path.join(screenshots, `${name}-${width}.png`), fullPage: true });
      assert.equal(await overflow(page), 0);
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
}
