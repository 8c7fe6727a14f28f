// The ledger by its page: what a token allows, and that nobody publishes alone. Tests stand in order:
// each goes on from the ledger that the one before left.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { rowsOf, settled, tableNamed, textOf, visit } from "./dashboard.mjs";
import { PEOPLE, started } from "./service.mjs";

let service;
let id; // of the determination that comes on record
before(async () => {
  service = await started({ ledger: true });
  id = (await service.api("determinations")).shown;
});
after(() => service?.stop());

const ledgerOf = () => service.api("ledger");
const recordedOf = async () => (await ledgerOf()).determinations.find((one) => one.id === id);
const article = (page) => page.getByRole("article").filter({ hasText: id });
const WRITES = /^(Record as|Review |Publish |Object )/;
const said = (page, text) => page.getByRole("status").filter({ hasText: text }).waitFor();

async function as(person, options) {
  const visited = await visit(service, "#/ledger", options);
  await visited.page.getByLabel("Token").fill(service.tokens[person]);
  await visited.page.getByRole("button", { name: "Enter" }).click();
  await visited.page.getByText(`${PEOPLE[person].name}, with the role`).waitFor();
  await settled(visited.page);
  return visited;
}
async function does(page, act, note, button = act) {
  await article(page).getByRole("button", { name: `${act} ${id}` }).click();
  await article(page).getByLabel(/^Note/).fill(note);
  await article(page).getByRole("button", { name: button, exact: true }).click();
}

test("without a token everything is read and nothing can be written", async () => {
  const { page, end } = await visit(service, "#/ledger");
  const ledger = await ledgerOf();
  const rows = await rowsOf(tableNamed(page, "Entries of the ledger"));
  assert.deepEqual(
    rows.map((row) => [row.Entry, row.Kind, row.About, row.By, row.Hash]),
    ledger.entries.toReversed().map((one) => [String(one.number), one.kind, one.subject, one.author, `${one.hash.slice(0, 12)}…`]).slice(0, rows.length),
  );
  assert.ok((await textOf(page.locator("main"))).includes(ledger.head.hash));
  assert.equal(await page.getByRole("button", { name: WRITES }).count(), 0);
  await end();
});

test("a token that gives no access is said to, and is not kept", async () => {
  const { page, end } = await visit(service, "#/ledger", { refused: [401] });
  await page.getByLabel("Token").fill("sp_not-a-token-of-this-ledger");
  await page.getByRole("button", { name: "Enter" }).click();
  await page.getByRole("alert").filter({ hasText: "This token gives no access" }).waitFor();
  assert.equal(await page.evaluate(() => sessionStorage.getItem("setpoint.token")), null);
  assert.equal(await page.getByRole("button", { name: WRITES }).count(), 0);
  await end();
});

test("a viewer reads, and is offered no writing that goes through", async () => {
  const { page, end } = await as("vic");
  assert.equal(await page.getByRole("button", { name: "Record as a draft" }).count(), 0);
  const refused = await service.answer("api/ledger/determinations", {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${service.tokens.vic}` },
    body: JSON.stringify({ id }),
  });
  assert.equal(refused.status, 403);
  await end();
});

test("a token stays in its tab: not in the address, not in what outlives the tab", async () => {
  const { page, context, end } = await as("ada");
  assert.ok(!page.url().includes(service.tokens.ada));
  assert.equal(await page.evaluate((token) => JSON.stringify(localStorage).includes(token), service.tokens.ada), false);
  await page.reload();
  await page.getByText("Ada, with the role").waitFor();
  const other = await visit(service, "#/ledger", { context });
  await other.page.getByLabel("Token").waitFor();
  await other.end();
  await page.getByRole("button", { name: "Forget the token" }).click();
  await page.getByLabel("Token").waitFor();
  await page.reload();
  await page.getByLabel("Token").waitFor();
  await end();
});

test("two persons take a determination from draft to publication; nobody does it alone", async () => {
  const ada = await as("ada");
  await ada.page.getByLabel("Computed here and not in the ledger").selectOption(id);
  await ada.page.getByRole("button", { name: "Record as a draft" }).click();
  await said(ada.page, `Recorded as a draft: ${id}`);
  assert.deepEqual([(await recordedOf()).state, (await recordedOf()).author], ["draft", "Ada"]);
  assert.equal(await article(ada.page).getByRole("button", { name: `Publish ${id}` }).count(), 0, "a draft cannot be published");

  await does(ada.page, "Review", "as computed");
  await said(ada.page, `Reviewed: ${id}`);
  assert.deepEqual([(await recordedOf()).state, (await recordedOf()).reviewed_by], ["reviewed", "Ada"]);

  // By the page, and past it.
  await article(ada.page).getByRole("button", { name: `Publish ${id}` }).click();
  await article(ada.page).getByText("Nobody publishes alone").waitFor();
  assert.equal(await article(ada.page).getByRole("button", { name: "Publish", exact: true }).count(), 0);
  const alone = await service.answer(`api/ledger/determinations/${id}/publication`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${service.tokens.ada}` },
    body: JSON.stringify({ note: "" }),
  });
  assert.ok(alone.status >= 400 && alone.status < 500, String(alone.status));
  assert.equal((await recordedOf()).state, "reviewed");
  await ada.end();

  const ben = await as("ben");
  await does(ben.page, "Publish", "for the Register");
  await said(ben.page, `Published: ${id}`);
  const recorded = await recordedOf();
  assert.deepEqual([recorded.state, recorded.reviewed_by, recorded.published_by], ["published", "Ada", "Ben"]);
  const steps = (await textOf(article(ben.page).getByRole("list").first())).replaceAll(/\d{4}-\d\d-\d\d/g, "DAY");
  assert.match(steps, /Draft Ada.*Reviewed Ada, DAY as computed.*Published Ben, DAY for the Register/);
  const chain = await rowsOf(tableNamed(ben.page, "Entries of the ledger"));
  const { entries, head } = await ledgerOf();
  assert.deepEqual(chain.slice(0, 3).map((row) => [row.Kind, row.By]), [["publication", "Ben"], ["review", "Ada"], ["determination", "Ada"]]);
  assert.equal(chain[0].Entry, String(head.number));
  assert.equal(entries.at(-1).hash, head.hash);
  await ben.end();
});

test("a number is contested from the page, and a number that there is not is refused in the service's words", async () => {
  const { page, end } = await as("ben", { refused: [409] });
  const { countries } = await service.api(`determinations/${id}/schedule`);
  const number = `${countries[0].country}.toll`;
  const object = async (name) => {
    await article(page).getByLabel(/^Number/).fill(name);
    await article(page).getByLabel(/^What is wrong/).fill("The entries of the last quarters are carried.");
    await article(page).getByRole("button", { name: "Object to a number" }).click();
  };
  await article(page).getByRole("button", { name: `Object ${id}` }).click();
  const [refusal] = await Promise.all([page.waitForResponse(/objections$/), object("XX.no-such-number")]);
  const alert = article(page).getByRole("alert");
  await alert.waitFor();
  assert.ok((await textOf(alert)).includes((await refusal.json()).faults[0].what));
  assert.equal((await recordedOf()).objections.length, 0);
  await object(number);
  await said(page, `Objection recorded: ${id}`);
  const [objection] = (await recordedOf()).objections;
  assert.deepEqual([objection.number, objection.author, objection.text], [number, "Ben", "The entries of the last quarters are carried."]);
  await article(page).getByRole("button", { name: number }).click();
  await page.getByRole("dialog").locator("code", { hasText: number }).first().waitFor();
  await end();
});

test("a viewer who would contest is told that the token allows reading only", async () => {
  const { page, end } = await as("vic");
  const offered = await article(page).getByRole("button", { name: WRITES }).all();
  for (const button of offered) {
    await button.click();
    await article(page).getByText("Your token allows reading only.").waitFor();
    assert.equal(await article(page).getByRole("textbox").count(), 0);
  }
  assert.equal((await recordedOf()).objections.length, 1);
  await end();
});

test("the schedule begins with what was published, and says so", async () => {
  const { page, end } = await visit(service, "#/schedule");
  assert.equal((await service.api("determinations")).shown, id);
  const chosen = await page.getByLabel("Determination", { exact: true }).locator("option:checked").innerText();
  assert.ok(chosen.includes("published"), chosen);
  await end();
});

test("a service without a ledger has no such page in its navigation", async () => {
  const without = await started();
  try {
    const { page, end } = await visit(without, "#/ledger");
    assert.ok((await textOf(page.locator("main"))).includes("This service runs without a ledger."));
    assert.equal(await page.getByRole("navigation").getByRole("link", { name: "Ledger" }).count(), 0);
    await end();
  } finally {
    await without.stop();
  }
});
