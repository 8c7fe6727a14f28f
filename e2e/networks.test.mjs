// Targets of other networks: without roles, too large to be simulated, and where none is served.
import assert from "node:assert/strict";
import { test } from "node:test";
import { settled, textOf, visit } from "./dashboard.mjs";
import { option, options, saysMissing, studyOf } from "./network.mjs";
import { started } from "./service.mjs";

test("without roles: columns are steps from the most valuable target, and nothing of a chain is offered", async (t) => {
  const apart = await started({ network: { actors: 24, roles: false }, determinations: false });
  t.after(() => apart.stop());
  const other = await studyOf(apart);
  const { actors, ties, chain } = other.network;
  assert.equal(chain, null);
  const { page, end } = await visit(apart, "#/targets");
  const steps = new Map([[other.ranking.targets[0].id, 0]]);
  for (const [id, step] of steps)
    for (const [from, to] of ties) {
      const ends = [actors[from].id, actors[to].id];
      if (ends.includes(id)) for (const one of ends) if (!steps.has(one)) steps.set(one, step + 1);
    }
  const drawn = await options(page);
  assert.equal(drawn.length, actors.length);
  for (const one of drawn) for (const two of drawn) if (steps.get(one.id) < steps.get(two.id)) assert.ok(one.x < two.x, `${one.id}, ${steps.get(one.id)} steps, before ${two.id}, ${steps.get(two.id)}`);
  const offered = await page.getByLabel("Chosen for").locator("option").evaluateAll((all) => all.map((one) => one.value));
  assert.deepEqual(offered, ["regrowth", "ties", "fragmentation"]);
  assert.ok(!(await textOf(page.locator("main"))).includes("Supply lost"));
  await option(page, other.ranking.targets[0].id).click();
  await page.getByText(/of the connected pairs is missing at once/).first().waitFor();
  await settled(page);
  await saysMissing(page, await apart.api(`network/${other.id}/simulation?remove=${other.ranking.targets[0].id}`));
  await end();
});

test("a network that is too large to be simulated is ranked, its most valuable drawn, and the page says so", async (t) => {
  const large = await started({ network: { actors: 2_100 }, determinations: false });
  t.after(() => large.stop());
  const { page, end } = await visit(large, "#/targets?size=3&compare=5");
  const other = await studyOf(large);
  assert.ok(other.network.actors.length > 2_000);
  assert.equal((await large.answer(`api/network/${other.id}/set?size=3`)).status, 422);
  await page.getByText("no set is looked for, nothing is simulated").waitFor();
  assert.deepEqual((await options(page)).map((one) => one.id).sort(), other.ranking.targets.slice(0, 150).map((one) => one.id).sort());
  await page.getByText("Drawn are the 150 most valuable.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Compare", exact: true }).count(), 0);
  await end();
});

test("without a network the navigation has no Targets, and the page says how to serve one", async (t) => {
  const none = await started({ draws: 50 });
  t.after(() => none.stop());
  const { page, end } = await visit(none, "#/targets");
  assert.equal(await page.getByRole("navigation").getByRole("link", { name: "Targets" }).count(), 0);
  await page.getByText("setpoint serve --actors actors.csv --ties ties.csv").waitFor();
  await end();
});
