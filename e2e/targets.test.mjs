// Targets: the supply network drawn and ranked, and what is missing without some of its actors. Every
// number is held against the interface of the same service.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { numbersOf, plain, rowsOf, settled, tableNamed, textOf, visit } from "./dashboard.mjs";
import { digits, goneOf, inBrackets, listed, option, options, percent, saysMissing, share, studyOf } from "./network.mjs";
import { started } from "./service.mjs";

let service;
let study;
before(async () => {
  service = await started({ network: {}, determinations: false });
  study = await studyOf(service);
});
after(() => service?.stop());

const asked = (what) => service.api(`network/${study.id}/${what}`);
const without = (...ids) => asked(`simulation?${new URLSearchParams(ids.map((id) => ["remove", id]))}`);

test("what to take away: the first target and why, what is missing without the best three, whether fragmentation helps", async () => {
  const { page, end } = await visit(service, "#/targets");
  assert.equal(await page.getByRole("navigation").getByRole("link", { name: "Targets" }).count(), 1);
  const [first] = study.ranking.targets;
  const said = await textOf(page.locator(".lede"));
  for (const part of [`${first.id} (${first.role})`, percent(first.flow_lost / study.ranking.supply), percent(first.betweenness / study.ranking.largest_betweenness), `knows ${digits(first.known_substitutes)} who`]) assert.ok(said.includes(part), `${part} in: ${said}`);
  const [best, pieces] = [await asked("set?size=3&objective=regrowth"), await asked("set?size=3&objective=fragmentation")];
  const [set, fragments] = (await page.locator("main > p.takeaway").allInnerTexts()).map(plain);
  assert.ok(set.startsWith(`Without ${listed(best.targets)}, the best 3 together found, ${inBrackets(best.after_regrowth.missing_mean)} of the supply is missing on average over 12 months`), set);
  assert.match(fragments, pieces.after_regrowth.fragmented_without_loss ? /^Fragmentation does not help here/ : /^Fragmentation (is a poor guide|goes with loss|is no guide)/);
  if (pieces.value > 0 && !pieces.after_regrowth.fragmented_without_loss) assert.ok(fragments.includes(percent(pieces.after_regrowth.missing_mean.mean)), fragments);
  await page.getByText("The register of sanctioned persons is never drawn or ranked here.").waitFor();
  await end();
});

test("the ranking and its parts are those of the interface, and it is downloaded in full", async () => {
  const { page, end } = await visit(service, "#/targets");
  const { targets, supply, largest_betweenness: most } = study.ranking;
  await page.locator(".data-table", { hasText: "Actors by value as a target" }).getByRole("button", { name: /^Show all/ }).click();
  const rows = await rowsOf(tableNamed(page, "Actors by value as a target"));
  assert.deepEqual(
    rows.map((row) => [row.Actor, row.Place, row.Role, row.Value, row.Centrality, row["Hard to replace"], row["Supply lost"], row.Brokerage, row["Known substitutes"], row["In reach"], row.Cost, row["Value per cost"]]),
    targets.map((one, i) => [
      one.id, String(i + 1), one.role, digits(one.value), digits(one.centrality), digits(one.hard_to_replace), percent(one.flow_lost / supply), percent(one.betweenness / most),
      digits(one.known_substitutes), String(one.substitutes_within_reach), digits(one.cost), digits(one.per_cost),
    ]),
  );
  const alike = new Map(study.ranking.structurally_equivalent.flatMap((all) => all.map((id) => [id, all.filter((other) => other !== id).join(", ")])));
  for (const row of rows) assert.equal(row["Same place as"], alike.get(row.Actor) ?? "–", row.Actor);

  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download Actors by value as a target as CSV" }).click()]);
  assert.equal(download.suggestedFilename(), `targets-${study.id}.csv`);
  const [head, ...lines] = readFileSync(await download.path(), "utf8").trimEnd().split("\r\n").map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted ?? bare));
  assert.equal(lines.length, targets.length);
  const column = (name) => head.indexOf(name);
  lines.forEach((line, i) => {
    assert.equal(line[column("Actor")], targets[i].id);
    assert.equal(Number(line[column("Value, 0 to 1")]), targets[i].value, "to the last digit");
    assert.equal(Number(line[column("Supply lost, fraction of the supply")]), targets[i].flow_lost / supply);
  });
  await end();
});

for (const width of [1280, 380])
  test(`the drawing has the roles in the order of the chain, the others last, ${width} pixels`, async () => {
    const { page, end } = await visit(service, "#/targets", { viewport: { width, height: 900 } });
    const { chain, actors } = study.network;
    const at = new Map((await options(page)).map((one) => [one.id, one]));
    assert.equal(at.size, actors.length, "every actor is drawn");
    const along = width > 800 ? "x" : "y";
    const range = (members) => {
      const places = members.map((actor) => at.get(actor.id)[along]);
      return { first: Math.min(...places), last: Math.max(...places) };
    };
    const stages = chain.map((_, i) => range(actors.filter((actor) => actor.stage === i)));
    stages.slice(1).forEach((stage, i) => assert.ok(stage.first > stages[i].last, `${chain[i].role} before ${chain[i + 1].role}`));
    const beside = actors.filter((actor) => actor.stage === null);
    assert.ok(beside.length > 0, "a network with others");
    const lowest = Math.max(...actors.filter((actor) => actor.stage !== null).map((actor) => at.get(actor.id).y));
    for (const actor of beside) assert.ok(at.get(actor.id).y > lowest, `${actor.id} below the chain`);
    for (const [id, one] of at) for (const [other, two] of at) assert.ok(id === other || Math.hypot(one.x - two.x, one.y - two.y) >= 24, `${id} and ${other} can be told apart by a finger`);
    const headings = await page.getByRole("figure", { name: "The network" }).locator("svg text[font-weight]").evaluateAll((all) => all.map((one) => one.textContent.toLowerCase()));
    chain.forEach(({ role }, i) => assert.ok(headings[i].replaceAll(/\s+/g, "").startsWith(role.replaceAll(" ", "")), `${headings[i]}: ${role}`));
    const rows = await numbersOf(page, "The network");
    assert.deepEqual(rows.map((row) => row.Actor).sort(), actors.map((actor) => actor.id).sort());
    for (const row of rows) assert.equal(row["Ties to"].split(", ").length, study.network.ties.filter((tie) => tie.slice(0, 2).some((place) => actors[place].id === row.Actor)).length, row.Actor);
    await end();
  });

test("by keyboard: one stop, arrows from actor to actor, Enter takes one away and brings it back", async () => {
  const { page, end } = await visit(service, "#/targets");
  const before = await options(page);
  assert.equal(await page.locator("[role=option][tabindex='0']").count(), 1, "one stop");
  const [first] = study.ranking.targets;
  await page.locator("[role=option][tabindex='0']").focus();
  const focused = () => page.evaluate(() => document.activeElement.dataset.actor);
  assert.equal(await focused(), first.id, "which begins at the most valuable");
  const seen = page.getByRole("figure", { name: "The network" }).locator(".active");
  assert.ok((await textOf(seen)).includes(`value ${digits(first.value)}`), await textOf(seen));
  await page.keyboard.press("ArrowRight");
  const next = await focused();
  const place = (id) => before.find((one) => one.id === id);
  assert.ok(place(next).x > place(first.id).x, `${next} is to the right of ${first.id}`);
  const role = study.network.actors.find((actor) => actor.id === next).role;
  assert.ok((await textOf(seen)).includes(role), await textOf(seen));
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: `Bring ${next} back` }).waitFor();
  assert.equal(await focused(), next, "the focus stays");
  assert.deepEqual(await goneOf(page), [next]);
  await settled(page);
  assert.ok(page.url().endsWith(`remove=${next}`), page.url());
  await saysMissing(page, await without(next));
  await option(page, next).focus();
  await page.keyboard.press("Enter");
  await page.getByText("Nobody. Pick actors").waitFor();
  assert.deepEqual(await goneOf(page), []);
  await end();
});

test("targets picked in the drawing and in the table: what is missing is that of the interface, and the address holds it", async () => {
  const { page, end } = await visit(service, "#/targets");
  const [one, other] = [study.ranking.targets[1].id, study.ranking.targets[3].id];
  await option(page, one).click();
  await page.getByRole("checkbox", { name: `Take ${other} away` }).check();
  await page.getByRole("button", { name: `Bring ${other} back` }).waitFor();
  await page.getByText(`Without ${one} and ${other}, `).first().waitFor();
  await settled(page);
  await saysMissing(page, await without(one, other));
  const hash = new URL(page.url()).hash;
  await end();

  const again = await visit(service, hash);
  assert.deepEqual(await goneOf(again.page), [one, other].sort());
  await saysMissing(again.page, await without(one, other));
  await again.page.getByRole("button", { name: "Bring all back" }).click();
  await again.page.getByText("Nobody. Pick actors").waitFor();
  await again.end();
});

test("the best set: its targets, what is proven of it, and what is missing without it", async () => {
  const { page, end } = await visit(service, "#/targets");
  const form = page.getByRole("form", { name: "Find the best set" });
  const said = page.locator(".found");
  for (const { size, budget, objective } of [{ size: "2", budget: "", objective: "supply" }, { size: "", budget: "6", objective: "regrowth" }]) {
    await form.getByLabel("At most so many").fill(size);
    await form.getByLabel("Costs at most (optional)").fill(budget);
    await form.getByLabel("Chosen for").selectOption(objective);
    await form.getByRole("button", { name: "Find" }).click();
    const query = new URLSearchParams({ ...(size && { size }), ...(budget && { budget }), objective });
    const set = await asked(`set?${query}`);
    await page.getByText(`Without ${listed(set.targets)}, `).last().waitFor();
    await page.locator(".found", { hasText: set.value_is.slice(1) }).waitFor();
    await settled(page);
    const text = await textOf(said);
    assert.ok(text.includes(`: ${digits(set.value)}, cost ${digits(set.cost)}.`), text);
    assert.ok(text.includes(set.exact ? "This is the best set" : set.bound === null ? "No bound is known" : `worth more than ${digits(set.bound)}`), text);
    assert.deepEqual(await goneOf(page), set.targets.toSorted());
    if (budget) assert.ok(set.cost <= Number(budget));
    await saysMissing(page, set.after_regrowth);
  }
  // Neither a size nor a budget is no question.
  await form.getByLabel("Costs at most (optional)").fill("");
  await form.getByRole("button", { name: "Find" }).click();
  await page.getByRole("alert").filter({ hasText: "Say how many" }).waitFor();
  await end();
});

test("why a target has its value: the formula with its numbers, and other measures for information", async () => {
  const { page, end } = await visit(service, "#/targets");
  const [first] = study.ranking.targets;
  await page.getByRole("button", { name: `${first.id}: why its value is ${digits(first.value)}` }).click();
  const dialog = page.getByRole("dialog");
  const text = await textOf(dialog);
  assert.ok(Math.abs(first.centrality * first.hard_to_replace - first.value) < 1e-8, "the formula holds");
  for (const part of [
    `Value ${digits(first.value)}, number 1 of ${study.ranking.actors}: centrality ${digits(first.centrality)} × hard to replace ${digits(first.hard_to_replace)}`,
    `${study.ranking.flow_weight} × supply lost ${digits(first.flow_lost / study.ranking.supply)}`,
    `${digits(first.flow_through)} of ${digits(study.ranking.supply)} passes here`,
    `1 / (1 + ${digits(first.known_substitutes)})`,
    "they do not enter the value",
  ])
    assert.ok(text.includes(part), `${part} in: ${text}`);
  const place = study.network.actors.findIndex((actor) => actor.id === first.id);
  assert.deepEqual(
    await dialog.locator("dd").allInnerTexts(),
    study.other_measures.map((measure) => digits(measure.of_actor[place])),
  );
  assert.ok(page.url().endsWith(`why=${first.id}`));
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await page.waitForURL((url) => !url.hash.includes("why="));
  await end();
});

test("beside other ways to choose: computed when asked for, every figure that of the interface", async () => {
  const { page, end } = await visit(service, "#/targets");
  assert.equal(await page.getByRole("figure", { name: "Ways to choose, after regrowth" }).count(), 0);
  await page.getByLabel("Targets in each set").selectOption("2");
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await page.getByRole("figure", { name: "Ways to choose, after regrowth" }).waitFor();
  await settled(page);
  const { strategies, size } = await asked("comparison?size=2");
  assert.equal(size, 2);
  const rows = await rowsOf(page.locator("table", { hasText: "Chosen by" }).last());
  assert.deepEqual(rows.map((row) => row["Chosen by"].toLowerCase()), strategies.map((one) => one.strategy.replaceAll("-", " ").toLowerCase()));
  strategies.forEach((one, i) => {
    assert.ok(rows[i].Targets.startsWith(one.targets.join(", ")), rows[i].Targets);
    assert.equal(rows[i]["Missing at once"], share(one.missing_at_once));
    assert.equal(rows[i]["On average"], share(one.missing_mean));
    assert.equal(rows[i]["At the end"], share(one.missing_at_end));
    assert.equal(rows[i]["Average per target"], share(one.per_target));
    assert.equal(rows[i]["Fragmented without loss"], one.fragmented_without_loss ? "yes" : "no");
  });
  for (const name of ["kingpin", "betweenness", "random"]) assert.ok(strategies.some((one) => one.strategy === name), name);
  await end();
});

test("settings are shown with their standing, reason and range; an assumption is marked as one", async () => {
  const { page, end } = await visit(service, "#/targets");
  const rows = await rowsOf(tableNamed(page, "Settings of the model, with standing, reason and range"));
  assert.deepEqual(rows.map((row) => [row.Setting, row.Standing, row.Reason]), study.settings.map((one) => [one.key, one.standing, plain(one.reason)]));
  study.settings.forEach((one, i) => {
    if (one.range) assert.ok(rows[i]["Could be argued for"].startsWith(`${one.range[0]} to ${one.range[1]}`), one.key);
  });
  assert.equal(await page.locator("abbr.assumption").count(), study.settings.filter((one) => one.standing === "assumption").length);
  await end();
});

test("a target that is not there is refused in the service's words", async () => {
  const { page, end } = await visit(service, "#/targets?remove=nobody-of-this-name", { refused: [400] });
  assert.ok((await textOf(page.getByRole("alert").first())).includes("nobody-of-this-name"));
  await end();
});
