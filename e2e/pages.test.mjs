// The history of a chain and a dossier in a real browser. SETPOINT_HISTORY is the path of a
// history.html that has its replay.json beside it, SETPOINT_DOSSIER that of a dossier.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { holdsForEveryPage, opened } from "./page.mjs";

const history = path.resolve(process.env.SETPOINT_HISTORY ?? "history.html");
const dossier = path.resolve(process.env.SETPOINT_DOSSIER ?? "dossier.html");

holdsForEveryPage("history", history);
holdsForEveryPage("dossier", dossier);

test("the history charges what replay.json does", async () => {
  const chain = JSON.parse(
    readFileSync(path.join(path.dirname(history), "replay.json"), "utf8"),
  ).determinations;
  const ever = new Set(
    chain.flatMap((d) => d.countries.filter((c) => c.liable).map((c) => c.country)),
  );
  const expected = chain.flatMap((d) =>
    d.countries
      .filter((c) => ever.has(c.country))
      .map((c) => [
        d.window[1],
        c.name,
        `${(c.adjustment.rate * 100).toFixed(2)} %`,
        `$${c.toll.amount.toFixed(2)}`,
      ]),
  );
  const { context, page } = await opened(history);
  const rows = await page
    .locator("#history-table tbody tr")
    .evaluateAll((all) =>
      all.map((row) =>
        [0, 1, 7, 10].map((cell) => row.cells[cell].textContent.replaceAll("\u00a0", " ").trim()),
      ),
    );
  assert.deepEqual(rows, expected);
  await context.close();
});
