// What if: what the page shows for a set of values is what the service answers for it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { plain, shownId, textOf, visit } from "./dashboard.mjs";
import { started } from "./service.mjs";
import { limits, written } from "./written.mjs";

const KEY = "default.interception.vehicle"; // a fraction of 1 with a range that could be argued for
let service;
let id;
let base;
let parameter;
before(async () => {
  service = await started();
  id = await shownId(service);
  base = await service.api(`determinations/${id}/schedule`);
  parameter = (await service.api(`policy?id=${id}`)).parameters.find((one) => one.key === KEY);
});
after(() => service?.stop());

const asked = (set, chain = 0) => service.api(`what-if?${new URLSearchParams([["id", id], ...set.map((one) => ["set", one]), ["chain", chain]])}`);
const at = (query = "", options) => visit(service, `#/what-if?id=${id}${query}`, options);
const result = (page) => page.getByRole("region", { name: "What follows" });
const slider = (page) => page.getByRole("slider", { name: `${KEY}, slider` });
const field = (page) => page.getByRole("spinbutton", { name: KEY, exact: true });

// "0.51 % → 0.61 % ▲" as the page says it, marks for the eye and words for the ear.
function shift(kind, before, now) {
  if (before === now) return `${written(kind, now)} = unchanged`;
  if (written(kind, before) === written(kind, now)) return `${written(kind, now)} ≈ changed by less than is written`;
  return `${written(kind, before)} → to ${written(kind, now)} ${now > before ? "▲ up" : "▼ down"}`;
}
const INSTRUMENTS = { Adjustment: ["adjustment", "rate-charged", "rate"], Toll: ["toll", "toll-charged", "toll"] };
function expectedDifference(now) {
  const lines = {};
  for (const country of now.countries.filter((one) => one.liable)) {
    const was = base.countries.find((one) => one.country === country.country);
    lines[country.name] = {};
    for (const [title, [member, charged, exact]] of Object.entries(INSTRUMENTS)) {
      const [from, to] = [was[member], country[member]];
      if ([from, to].every((one) => Math.max(one.target, one.interval?.[1] ?? 0) === 0)) continue;
      lines[country.name][title] = [shift(charged, from.charged, to.charged), shift(exact, from.target, to.target)];
    }
  }
  return lines;
}
async function shownDifference(page) {
  const bodies = await result(page).locator(".difference tbody").evaluateAll((all) =>
    all.map((body) => [body.querySelector(".country").textContent, !body.querySelector(".soft"), [...body.rows].slice(1).map((row) => [...row.cells].slice(0, 3).map((cell) => cell.innerText))]),
  );
  return Object.fromEntries(
    bodies.filter(([, liable]) => liable).map(([name, , rows]) => [name, Object.fromEntries(rows.map(([title, ...cells]) => [plain(title), cells.map(plain)]))]),
  );
}
// The answer is another than before, and it is there.
async function answered(page, set, chain = 0) {
  const now = await asked(set, chain);
  const expected = expectedDifference(now);
  await page.waitForFunction(() => !document.querySelector('.result [aria-busy="true"]'));
  const until = Date.now() + 10_000;
  for (;;) {
    const shown = await shownDifference(page);
    if (JSON.stringify(shown) === JSON.stringify(expected) || Date.now() > until) {
      assert.deepEqual(shown, expected, set.join(", "));
      return now;
    }
    await page.waitForTimeout(20);
  }
}

test("moving a control makes the schedule again, as the interface does, and marks what differs", async () => {
  const { page, end } = await at();
  await answered(page, []);
  const [low, high] = parameter.values[parameter.in_force].range;
  for (const position of [low, (low + high) / 2, high]) {
    await slider(page).fill(String(position));
    const value = await field(page).inputValue();
    assert.ok(Math.abs(Number(value) - position) <= (high - low) / 50, `${value} near ${position}`);
    const now = await answered(page, [`${KEY}=${value}`]);
    assert.ok(now.countries.some((one, i) => one.adjustment.target !== base.countries[i].adjustment.target), "the value matters");
    assert.ok((await textOf(result(page).getByRole("list", { name: "Values that are set here" }))).includes(KEY));
  }
  assert.ok((await result(page).locator(".shift.up, .shift.down").count()) > 0, "a difference is marked");
  // Totals and the whole table follow too.
  const now = await asked([`${KEY}=${await field(page).inputValue()}`]);
  const through = result(page).locator("dl > div", { hasText: "Pure fentanyl" });
  assert.equal(
    await textOf(through.locator("dd")),
    plain(`${shift("kilograms", base.flow.through_kg.value, now.flow.through_kg.value)} ${limits("kilograms", now.flow.through_kg.value, now.flow.through_kg.interval)}`),
  );
  await page.getByLabel(/^All listed/).check();
  const rows = await page.getByRole("table", { name: /^Before and after by country/ }).locator("tbody tr").evaluateAll((all) => all.map((row) => [row.cells[0].innerText, row.cells[2].innerText]));
  assert.deepEqual(
    rows.map((cells) => cells.map(plain)),
    base.countries.map((was) => {
      const { target, interval } = now.countries.find((one) => one.country === was.country)?.adjustment ?? { target: 0, interval: null };
      return [was.name, plain(`${shift("rate", was.adjustment.target, target)} ${limits("rate", target, interval)}`)];
    }),
  );
  await end();
});

test("a control moves by keyboard, and the last of many movements is what is shown", async () => {
  const { page, end } = await at();
  await answered(page, []);
  await slider(page).focus();
  for (let i = 0; i < 25; i += 1) await page.keyboard.press("ArrowRight");
  const value = await field(page).inputValue();
  assert.ok(Number(value) > parameter.values[parameter.in_force].raw, value);
  await answered(page, [`${KEY}=${value}`]);
  await end();
});

test("the address holds the values: opened elsewhere it shows the same; reset takes them back", async () => {
  const first = await at();
  await field(first.page).fill("0.2");
  await first.page.getByRole("spinbutton", { name: "footprint.domestic_share", exact: true }).fill("0.02");
  const set = [`${KEY}=0.2`, "footprint.domestic_share=0.02"];
  await answered(first.page, set);
  await first.page.waitForURL((url) => set.every((one) => url.hash.includes(encodeURIComponent(one))));
  const address = new URL(first.page.url()).hash;
  const difference = await shownDifference(first.page);

  const second = await visit(service, address);
  await answered(second.page, set);
  assert.deepEqual(await shownDifference(second.page), difference);
  assert.equal(await field(second.page).inputValue(), "0.2");
  await second.page.getByRole("button", { name: `Reset ${KEY} to the value of the policy` }).click();
  await answered(second.page, set.slice(1));
  await second.page.getByRole("button", { name: "Reset all" }).click();
  await answered(second.page, []);
  assert.equal(Number(await field(second.page).inputValue()), parameter.values[parameter.in_force].raw);
  await second.page.waitForURL((url) => !url.hash.includes("set="));
  await first.end();
  await second.end();
});

test("a value that the service refuses shows its message, and the last schedule remains", async () => {
  const { page, end } = await at("", { refused: [422] });
  await field(page).fill("0.2");
  await answered(page, [`${KEY}=0.2`]);
  const remains = await shownDifference(page);
  await field(page).fill("7");
  const refusal = await (await service.answer(`api/what-if?${new URLSearchParams({ id, set: `${KEY}=7` })}`)).json();
  const alert = result(page).getByRole("alert");
  await alert.waitFor();
  for (const fault of refusal.faults) {
    assert.ok((await textOf(alert)).includes(fault.what), fault.what);
    assert.ok((await textOf(alert)).includes(fault.expected), fault.expected);
  }
  assert.equal(await field(page).getAttribute("aria-invalid"), "true");
  assert.deepEqual(await shownDifference(page), remains);
  await field(page).fill("0.25");
  await answered(page, [`${KEY}=0.25`]);
  assert.equal(await alert.count(), 0);
  await end();
});

test("an address with a key that there is not is refused in the service's words", async () => {
  const { page, end } = await at("&set=no.such.key%3D1", { refused: [422] });
  const refusal = await (await service.answer(`api/what-if?id=${id}&set=no.such.key%3D1`)).json();
  assert.ok((await textOf(result(page).getByRole("alert"))).includes(refusal.faults[0].what));
  await end();
});

test("the whole chain can be made again", async () => {
  const { page, end } = await at();
  await field(page).fill("0.3");
  await answered(page, [`${KEY}=0.3`]);
  await page.getByLabel("Its whole chain").check();
  const chained = await answered(page, [`${KEY}=0.3`], 1);
  const alone = await asked([`${KEY}=0.3`], 0);
  assert.notEqual(chained.id, alone.id);
  assert.notEqual(chained.previous, base.previous);
  await page.waitForURL((url) => url.hash.includes("chain=1"));
  await end();
});

test("every parameter that can be set is a control with its value, range, standing and citation", async () => {
  const { page, end } = await at();
  const { parameters } = await service.api(`policy?id=${id}`);
  const settable = parameters.filter((one) => one.settable);
  const shown = await page.locator(".parameter").evaluateAll((all) => all.map((one) => [one.querySelector("label code").textContent, one.innerText]));
  assert.deepEqual(shown.map(([key]) => key).toSorted(), settable.map((one) => one.key).toSorted());
  for (const one of settable) {
    const text = plain(shown.find(([key]) => key === one.key)[1]);
    const own = one.values[one.in_force];
    if (one.words.length === 0) assert.ok(text.includes(one.allowed), `${one.key}: ${one.allowed}`);
    else assert.deepEqual((await page.getByRole("combobox", { name: one.key, exact: true }).locator("option").allInnerTexts()).filter((word) => word !== "not set"), one.words, one.key);
    if (!own) assert.ok(text.includes("Not set in the policy."), one.key);
    else {
      assert.ok(text.toLowerCase().includes(own.standing), `${one.key}: ${own.standing}`);
      if (own.source !== own.standing) assert.ok(text.includes(`Source: ${plain(own.source)}`), `${one.key}: ${own.source}`);
      if (own.range) assert.ok(text.includes("could be argued for"), one.key);
    }
  }
  await page.getByRole("searchbox", { name: "Search" }).fill("interception");
  const found = await page.locator(".parameter label code").allTextContents();
  assert.ok(found.includes(KEY) && found.length < settable.length);
  await page.getByLabel("Group", { exact: true }).selectOption("rule");
  for (const key of await page.locator(".parameter label code").allTextContents()) assert.ok(key.startsWith("rule."), key);
  await end();
});
