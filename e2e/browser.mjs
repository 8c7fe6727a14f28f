// One real browser for the tests of a file, and what every page of Setpoint must hold in it.
// SETPOINT_SCREENSHOTS, if set, is a folder for screenshots.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before } from "node:test";
import { launched } from "./chromium.mjs";

export const screenshots = process.env.SETPOINT_SCREENSHOTS;
export const WIDTHS = [380, 1024, 1920];
export const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser;

before(async () => {
  if (screenshots) mkdirSync(screenshots, { recursive: true });
  browser = await launched();
});

after(async () => {
  await browser?.close();
});

export const newContext = (options) => browser.newContext(options);

// What axe-core finds against WCAG 2.2 AA. The page has to have `axe` in it. A colour on its way to
// another is neither, so what moves is waited for; a bar of progress moves for ever.
// `rules`: only these, where nothing else can differ from what was looked at before.
export async function violations(page, rules) {
  await page.evaluate(() => {
    const ends = (one) => one.effect?.getComputedTiming().endTime !== Infinity;
    return Promise.all(document.getAnimations().filter(ends).map((one) => one.finished.catch(() => {})));
  });
  const runOnly = rules ? { type: "rule", values: rules } : { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
  const result = await page.evaluate((runOnly) => window.axe.run(document, { resultTypes: ["violations"], runOnly }), runOnly);
  return result.violations.map((violation) => ({
    id: violation.id,
    help: violation.help,
    where: violation.nodes.slice(0, 3).map((node) => `${node.target}: ${node.failureSummary}`),
  }));
}

// What axe-core asks of colours.
export const COLOURS = ["color-contrast", "link-in-text-block"];

export const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
