// Response: an allocation of the revenue and what it is worth, what other budgets, objectives and limits would
// change, and the money to the cent. Every number is held against the interface of the same service.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { numbersOf, plain, rowsOf, settled, shownId, tableNamed, textOf, visit } from "./dashboard.mjs";
import { cell, inBrackets, taken } from "./regional.mjs";
import { started } from "./service.mjs";
import { figure, written } from "./written.mjs";

let service;
let shown; // the determination
let begun; // the allocation that the page begins with
before(async () => {
  service = await started({ regional: true });
  shown = await shownId(service);
  begun = await service.api(`allocation?id=${shown}`);
});
after(() => service?.stop());

const asked = (query) => service.api(`allocation?${new URLSearchParams([...new URLSearchParams(query), ["id", shown]])}`);
const takeaway = (page) => page.locator(".takeaway[aria-live]");
const money = (dollars) => written("money", dollars);
const million = (amount) => String(amount * 1e6);
// The page has drawn the answer to what was asked.
async function answered(page, answer) {
  await page.locator(".takeaway[aria-live]", { hasText: written("count", answer.averted.value).replace(" ", "\u00a0") }).waitFor();
  await settled(page);
}
const limit = (page) => page.getByRole("form", { name: "Floors and caps" });
async function limited(page, which, amount, kind, of) {
  const form = limit(page);
  await form.getByLabel("Limit", { exact: true }).selectOption(which);
  await form.getByLabel("Million dollars").fill(String(amount));
  await form.getByLabel("For a").selectOption(kind);
  await form.getByLabel("Which").selectOption(of);
  await form.getByRole("button", { name: "Add the limit" }).click();
  await settled(page);
}

test("it begins with the revenue of the determination that is shown; every figure has its interval", async () => {
  const { page, end } = await visit(service, "#/response");
  const { revenue } = await service.api(`determinations/${shown}/schedule`);
  const said = await textOf(page.locator("main"));
  for (const part of [inBrackets("money", revenue.adjustments), inBrackets("money", revenue.tolls), `With ${money(begun.budget.cents / 100)}, ${inBrackets("count", begun.averted)} overdose deaths averted can be expected.`]) assert.ok(said.includes(part), part);
  const facts = (await page.locator("dl.facts > div").allInnerTexts()).map(plain);
  assert.ok(facts[0].includes(figure("count", begun.averted)), facts[0]);
  assert.ok(facts[1].includes(money(begun.budget.cents / 100)), facts[1]);
  assert.ok(begun.certificate.gap <= 1e-9, "the service solves exactly");
  assert.ok(facts[4].includes("exact") && facts[4].includes(written("count", begun.certificate.bound)), facts[4]);
  await end();
});

test("beside simple rules: averted with interval, the difference and the probability that ours is better", async () => {
  const { page, end } = await visit(service, "#/response");
  const rows = await numbersOf(page, "Beside simple rules");
  assert.deepEqual(rows[0].Expected, cell("count", begun.averted));
  assert.equal(rows.length, 1 + begun.rules.length);
  begun.rules.forEach((one, i) => {
    const row = rows[i + 1];
    assert.equal(row.Rule.toLowerCase(), one.name.replaceAll("-", " ").toLowerCase());
    assert.deepEqual([row.Expected, row["Fewer than this allocation"], row["Probability that this allocation does better"]], [cell("count", one.averted), cell("count", one.worse_by), written("share", one.probability_ours_better)]);
    assert.ok(one.averted.value <= begun.averted.value * (1 + 1e-9), `no rule beats the optimum in expectation: ${one.name}`);
  });
  await end();
});

test("by region and by intervention: the dollars are those of the interface, and add up to the budget", async () => {
  const { page, end } = await visit(service, "#/response");
  const table = tableNamed(page, "What each region gets, and for what");
  await page.locator(".data-table", { has: table }).getByRole("button", { name: /^Show all/ }).click();
  const rows = await rowsOf(table);
  const paid = begun.interventions.filter((one) => one.dollars > 0);
  assert.equal(rows.length, begun.regions.length);
  for (const row of rows) {
    const one = begun.regions.find((each) => each.name === row.Region);
    assert.equal(row.Money, money(one.dollars), one.id);
    assert.equal(row.Expected, one.averted ? cell("count", one.averted) : "withheld", one.id);
    assert.equal(row.Deaths, one.deaths ? written("whole", one.deaths.value) : "withheld", one.id);
    for (const each of paid) assert.equal(row[plain(each.title)], money(one.interventions.find((part) => part.id === each.id)?.dollars ?? 0), `${one.id} ${each.id}`);
  }
  const bars = await numbersOf(page, "Money by intervention");
  assert.deepEqual(bars.map((row) => [row.Intervention, row.Money]).sort(), begun.interventions.map((one) => [plain(one.title), money(one.dollars)]).sort());
  const spent = begun.regions.reduce((sum, one) => sum + one.dollars, 0);
  assert.ok(spent <= begun.budget.cents / 100 + 0.005 && spent > 0, `${spent}`);
  const file = await taken(page, () => page.getByRole("button", { name: "Download What each region gets, and for what as CSV" }).click());
  assert.equal(file.rows.length, 1 + begun.regions.length);
  await end();
});

test("what if: another budget, objective and equity change the answer and the address", async () => {
  const { page, end } = await visit(service, "#/response");
  const budget = page.getByLabel("Budget, million dollars a year");
  await budget.fill("100");
  await budget.press("Tab");
  const less = await asked({ budget: million(100) });
  await answered(page, less);
  assert.ok(less.averted.value < begun.averted.value, "less money averts less");
  assert.ok(less.shadow_price.per_million_usd > begun.shadow_price.per_million_usd, "and the next million averts more");
  assert.match(page.url(), /budget=100000000/);
  assert.ok((await textOf(page.locator(".shadow"))).includes(`would add ${written("count", less.shadow_price.per_million_usd)}`));

  await page.locator(".choice label", { hasText: "QALYs" }).click();
  await page.locator("dl.facts dt", { hasText: "life years" }).waitFor();
  const years = await asked({ budget: million(100), objective: "qaly" });
  await answered(page, years);
  assert.match(page.url(), /objective=qaly/);

  const equity = page.getByLabel("Equity weight");
  await equity.fill("1");
  await equity.press("Tab");
  const weighed = await asked({ budget: million(100), objective: "qaly", equity: "1" });
  await answered(page, weighed);
  assert.match(page.url(), /equity=1/);
  assert.ok(weighed.averted.value <= years.averted.value * (1 + 1e-9), "weights cost some of the unweighted sum");

  // A shared address shows the same; the revenue can be had back.
  const again = await visit(service, new URL(page.url()).hash);
  assert.equal(await textOf(takeaway(again.page)), await textOf(takeaway(page)));
  await again.page.getByRole("button", { name: /^Use the revenue/ }).click();
  await settled(again.page);
  assert.ok(!again.page.url().includes("budget="));
  await again.end();
  await end();
});

test("floors and caps: they bind, what each costs is said, and one is taken away again", async () => {
  const { page, end } = await visit(service, "#/response?budget=100000000");
  const plainly = await asked({ budget: million(100) });
  const poorest = plainly.regions.toSorted((a, b) => a.dollars - b.dollars)[0];
  const richest = plainly.regions.toSorted((a, b) => b.dollars - a.dollars)[0];
  const least = Math.ceil(poorest.dollars / 1e6) + 5;
  await limited(page, "floor", least, "region", poorest.id);
  const floored = await asked({ budget: million(100), floor: `region:${poorest.id}=${million(least)}` });
  await answered(page, floored);
  assert.ok(Math.abs(floored.regions.find((one) => one.id === poorest.id).dollars - least * 1e6) < 0.01, "the floor binds");
  assert.ok(floored.averted.value < plainly.averted.value);
  const said = page.locator("ul.limits li");
  assert.match(await textOf(said.first()), /It costs [\d.<]+ of the overdose deaths averted for each million/);
  assert.match(decodeURIComponent(page.url()), new RegExp(`floor=region:${poorest.id}=${million(least)}`));

  const most = Math.floor(richest.dollars / 2e6);
  await limited(page, "cap", most, "region", richest.id);
  const capped = await asked([["budget", million(100)], ["floor", `region:${poorest.id}=${million(least)}`], ["cap", `region:${richest.id}=${million(most)}`]]);
  await answered(page, capped);
  assert.match(await textOf(said.nth(1)), /Each million dollars more than it allows would add/);
  await page.getByRole("button", { name: /^Remove the limit/ }).first().click();
  await page.getByRole("button", { name: /^Remove the limit/ }).first().click();
  await answered(page, plainly);
  assert.equal(await said.count(), 0);
  await end();
});

test("limits that cannot be held are refused in the service's words, and the last answer stays", async () => {
  const { page, end } = await visit(service, "#/response?budget=1000000", { refused: [400, 422] });
  const before = await textOf(takeaway(page));
  await limited(page, "floor", 20, "region", "WY");
  const refusal = page.getByRole("alert").filter({ hasText: "Refused; the last allocation" });
  await refusal.waitFor();
  assert.ok((await textOf(refusal)).length > 60);
  assert.equal(await textOf(takeaway(page)), before);
  await end();
});

test("the money: from the determination to the interventions, conserved to the cent", async () => {
  const { page, end } = await visit(service, "#/response");
  const answer = await service.api(`money?id=${shown}`);
  assert.equal(answer.conserved, true);
  const accounts = new Map();
  for (const { from, to, cents } of answer.entries) {
    assert.ok(Number.isSafeInteger(cents) && cents >= 0, `${from} to ${to}: ${cents}`);
    for (const [name, key] of [[from, "given"], [to, "taken"]]) {
      const one = accounts.get(name) ?? { given: 0, taken: 0 };
      one[key] += cents;
      accounts.set(name, one);
    }
  }
  for (const [name, { given, taken }] of accounts) if (given > 0 && taken > 0) assert.equal(given, taken, name);
  await page.getByText("Every cent is accounted for").waitFor();
  const table = tableNamed(page, "Entries from the determination to the interventions");
  const holder = page.locator(".data-table", { has: table });
  await holder.getByRole("button", { name: /^Show all/ }).click();
  const exact = (cents) => `$${Math.trunc(cents / 100).toLocaleString("en-US")}.${String(cents % 100).padStart(2, "0")}`;
  const rows = await rowsOf(table);
  assert.deepEqual(rows.map((row) => row.Amount), answer.entries.map((one) => exact(one.cents)));
  await page.getByLabel("Find in the entries").fill("West Virginia");
  const found = await rowsOf(table);
  assert.ok(found.length > 0 && found.every((row) => `${row.From} ${row.To}`.includes("West Virginia")));

  // The files of the service.
  for (const [name, link] of [["allocation.csv", /^The allocation in full/], ["money.csv", /^All entries/]]) {
    const file = await taken(page, () => page.getByRole("link", { name: link }).click());
    assert.equal(file.name, name);
    assert.ok(file.rows.length > 1, name);
  }
  await end();
});

test("the register of interventions, null results included, and populations with their gaps", async () => {
  const { page, end } = await visit(service, "#/response");
  const { interventions } = await service.api("interventions");
  const rows = await rowsOf(tableNamed(page, "Register of interventions"));
  assert.deepEqual(rows.map((row) => row.Grade), interventions.map((one) => one.grade));
  interventions.forEach((one, i) => assert.ok(rows[i].Intervention.startsWith(plain(one.title)), one.id));
  assert.ok(interventions.some((one) => one.grade === "N"), "what was shown not to work is in the register");
  assert.ok(rows.some((row) => row.Intervention.includes("no effect on deaths shown")));
  interventions.forEach((one, i) => {
    for (const effect of one.effects) for (const part of [effect.effect, effect.source, effect.standing]) assert.ok(rows[i]["Effects, with intervals"].includes(plain(part)), `${one.id}: ${part}`);
  });
  const { populations } = await service.api("populations");
  const gaps = populations.flatMap((one) => one.gaps).length;
  const data = populations.flatMap((one) => one.data).length;
  assert.ok(gaps > 0);
  const special = page.locator("section", { has: page.getByRole("heading", { name: "Populations of special concern" }) });
  const all = special.getByRole("button", { name: /^Show all/ });
  if (await all.count()) await all.click();
  const listed = await rowsOf(special.getByRole("table"));
  assert.equal(listed.length, gaps + data);
  assert.equal(listed.filter((row) => row.Value === "gap" && row.Standing === "gap").length, gaps, "a gap is shown as a gap");
  await end();
});

test("by counties and by areas; an area's allocation says so in the address", async () => {
  const { page, end } = await visit(service, "#/response?budget=100000000");
  await page.locator(".choice label", { hasText: "HIDTA areas" }).click();
  await settled(page);
  const answer = await asked({ budget: million(100), by: "area" });
  await answered(page, answer);
  assert.match(page.url(), /by=area/);
  assert.equal((await rowsOf(tableNamed(page, "What each region gets, and for what"))).length <= answer.regions.length, true);
  await end();
});

test("without a determination the page asks for a budget", async (t) => {
  const alone = await started({ regional: true, determinations: false });
  t.after(() => alone.stop());
  const { page, end } = await visit(alone, "#/response");
  await page.getByText("Say a budget.").waitFor();
  const budget = page.getByLabel("Budget, million dollars a year");
  await budget.fill("50");
  await budget.press("Tab");
  const answer = await alone.api("allocation?budget=50000000");
  await answered(page, answer);
  await end();
});
