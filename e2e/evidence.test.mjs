// Evidence: what was sampled and where, what stands in for a sample, and where everything is from.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { numbersOf, plain, rowsOf, settled, shownId, tableNamed, textOf, visit } from "./dashboard.mjs";
import { started } from "./service.mjs";
import { figure, written } from "./written.mjs";

let sampled;
let reference;
before(async () => {
  [sampled, reference] = await Promise.all([started({ sampled: true }), started()]);
});
after(async () => {
  await sampled?.stop();
  await reference?.stop();
});

async function evidenceOf(service, precision = 0.1) {
  const id = await shownId(service);
  return { id, evidence: await service.api(`determinations/${id}/evidence?precision=${precision}`) };
}
const spelt = (name) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll("-", " ");
const whole = (count) => count.toLocaleString("en-US");
const half = (precision) => written("share", precision).replace(".0", "");

test("ports: units inspected, finds and seizures at each are those of the interface", async () => {
  const { id, evidence } = await evidenceOf(sampled);
  assert.ok(evidence.sampled && evidence.ports.length > 3, "a dataset with ports");
  const { page, end } = await visit(sampled, `#/evidence?id=${id}`);
  const rows = await numbersOf(page, "Where the sample was drawn");
  assert.deepEqual(
    rows.map((row) => [row.Port, row.Code, row.Channels, row["Inspected at random"], row["Finds at random"], row["Inspected on suspicion"]]),
    evidence.ports.map((port) => [port.name || `Port ${port.port}`, port.port, port.channels.map(spelt).join(", "), whole(port.inspected), whole(port.finds), whole(port.targeted)]),
  );
  const map = page.getByRole("img", { name: /^Map of the United States/ });
  const discs = await map.locator("g > title").allTextContents();
  for (const port of evidence.ports.filter((one) => one.latitude !== null && one.inspected > 0))
    assert.ok(discs.some((title) => title.startsWith(`${port.name}: ${whole(port.inspected)} units`)), port.name);
  const total = evidence.ports.reduce((sum, port) => sum + port.inspected, 0);
  assert.ok((await textOf(page.locator(".facts"))).includes(`Inspected at random ${whole(total)}`));
  await end();
});

test("precision reached is set against the one planned, which can be chosen", async () => {
  const { id } = await evidenceOf(sampled);
  const { page, end } = await visit(sampled, `#/evidence?id=${id}`);
  for (const planned of [0.1, 0.5]) {
    await page.getByLabel("Planned precision").selectOption(String(planned));
    await page.getByText(`the planned ${half(planned)}`).first().waitFor();
    await settled(page);
    const { evidence } = await evidenceOf(sampled, planned);
    const rows = await numbersOf(page, "Precision reached against planned");
    assert.deepEqual(
      rows.map((row) => [row.Country, row.Channel, row["Inspected at random"], row.Finds, row.Reached, row.Planned, row["Needed for the plan"]]),
      evidence.precision.map((one) => [
        one.name, spelt(one.channel), whole(one.inspected), whole(one.finds),
        one.reached === null ? "nothing found" : `± ${half(one.reached)}`, `± ${half(one.planned)}`, one.needed === null ? "–" : whole(one.needed),
      ]),
    );
    assert.ok(evidence.precision.some((one) => one.reached !== null) && evidence.precision.some((one) => one.reached === null));
  }
  await end();
});

for (const name of ["sampled", "reference"]) {
  test(`${name}: each country's flow by channel has its evidence, and every file its digest`, async () => {
    const service = name === "sampled" ? sampled : reference;
    const { id, evidence } = await evidenceOf(service);
    const { page, end } = await visit(service, `#/evidence?id=${id}`);
    const matrix = await rowsOf(page.locator("table", { hasText: "Flow and what it rests on" }));
    const cells = new Map();
    for (const { name: country, channel, tier, flow_kg } of evidence.cells) {
      const key = `${country}, ${spelt(channel)}`;
      const cell = cells.get(key) ?? { kg: 0, tiers: new Set() };
      cell.kg += flow_kg.value;
      if (tier !== "none") cell.tiers.add(tier);
      cells.set(key, cell);
    }
    for (const row of matrix)
      for (const [channel, text] of Object.entries(row).slice(1)) {
        const cell = cells.get(`${row.Country}, ${channel}`);
        const tier = cell && (cell.tiers.size > 1 ? "mixed" : ([...cell.tiers][0] ?? "none"));
        assert.equal(text, cell ? `${written("kilograms", cell.kg)} ${tier}` : "–", `${row.Country}, ${channel}`);
      }
    assert.equal(new Set(matrix.map((row) => row.Country)).size, new Set(evidence.cells.map((cell) => cell.name)).size);

    const sources = await rowsOf(tableNamed(page, /^Files read/));
    assert.deepEqual(
      sources.map((row) => [row.File, row["SHA-256"], row.Rows, row.Source, row.Retrieved]),
      evidence.sources.map((one) => [one.path, one.sha256, whole(one.rows), plain(one.source), one.retrieved]),
    );
    for (const { sha256 } of evidence.sources) assert.match(sha256, /^[0-9a-f]{64}$/);
    await end();
  });

  test(`${name}: every assumption in use has its value, range and reason`, async () => {
    const service = name === "sampled" ? sampled : reference;
    const { id, evidence } = await evidenceOf(service);
    const { page, end } = await visit(service, `#/evidence?id=${id}`);
    const table = tableNamed(page, /^Assumed and unverified values/);
    const all = page.locator(".defaults").getByRole("button", { name: /^Show all/ });
    if (await all.count()) await all.click();
    const rows = await rowsOf(table);
    assert.deepEqual(rows.map((row) => [row.Parameter, row.Standing.toLowerCase()]), evidence.defaults.map((one) => [one.key, one.standing]));
    evidence.defaults.forEach((one, i) => {
      assert.ok(rows[i].Reason.toLowerCase().startsWith(plain(one.reason).toLowerCase().slice(0, 60)), one.key);
      if (one.raw !== null) {
        const percent = rows[i].Value.endsWith("%");
        const said = Number(/-?[\d,.]+/.exec(rows[i].Value)[0].replaceAll(",", "")) / (percent ? 100 : 1);
        assert.ok(Math.abs(said - one.raw) <= 1e-6 * Math.abs(one.raw), `${one.key}: ${rows[i].Value}`);
      }
      assert.equal(rows[i]["Could be argued for"] === "no range given", !one.range, one.key);
    });
    const standings = await numbersOf(page, "What the values of the policy rest on");
    assert.deepEqual(standings.map(Object.values), evidence.standings.map((one) => [one.standing, whole(one.count)]));
    await end();
  });
}

test("where nothing was sampled the page says so, and says what a publisher withholds", async () => {
  const { id, evidence } = await evidenceOf(reference);
  assert.ok(!evidence.sampled && evidence.suppressed.length > 0, "a dataset with suppressed counts");
  const { page, end } = await visit(reference, `#/evidence?id=${id}`);
  const text = await textOf(page.locator("main"));
  assert.ok(text.includes("There is no sampling programme in this window"));
  for (const one of evidence.suppressed) assert.ok(text.includes(plain(one)), one);
  const seized = await numbersOf(page, "What was seized");
  assert.deepEqual(
    seized.map(Object.values),
    evidence.streams.toSorted((a, b) => b.gross_kg - a.gross_kg).map((one) => [spelt(one.stream), written("kilograms", one.gross_kg), written("share", one.share)]),
  );
  await end();

  const other = await evidenceOf(sampled);
  const without = await visit(sampled, `#/evidence?id=${other.id}`);
  const said = await textOf(without.page.locator("main"));
  assert.equal(said.includes("No count of this window is known to be withheld."), other.evidence.suppressed.length === 0);
  const flow = other.evidence.cells.filter((cell) => cell.tier === "sampled").reduce((sum, cell) => sum + cell.flow_kg.value, 0);
  assert.ok(said.includes(`Flow from a sample ${figure("kilograms", { value: flow, interval: null })}`));
  await without.end();
});
