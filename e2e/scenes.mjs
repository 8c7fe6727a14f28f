// Every page of the dashboard, and the states of pages that look different: what must hold on each
// is tested on all of them.
import { settled } from "./dashboard.mjs";

// `reference` serves a supply network with roles, `ledger` one without, `regional` the regional record. Of a scene, `service`: which of
// the services; `prepare`: from the page as it opens to the state.
export async function scenesOf({ reference, sampled, ledger, regional }) {
  const id = (await reference.api("determinations")).shown;
  const { countries, others } = await reference.api(`determinations/${id}/schedule`);
  const code = countries.find((country) => country.liable).country;
  const set = `set=${encodeURIComponent("default.interception.vehicle=0.3")}`;
  const refused = `set=${encodeURIComponent("default.interception.vehicle=7")}`;
  const network = await ledger.api(`network/${(await ledger.api("network")).id}`);
  const first = network.ranking.targets[0].id;
  const pages = [
    { name: "about", hash: "#/about", service: reference },
    { name: "schedule", hash: "#/schedule", service: reference },
    { name: "country", hash: `#/country/${code}`, service: reference },
    { name: "what-if", hash: `#/what-if?${set}`, service: reference },
    { name: "evidence", hash: "#/evidence", service: sampled },
    { name: "compare", hash: "#/compare", service: reference },
    { name: "targets", hash: "#/targets?size=2&objective=supply&compare=2", service: reference },
    { name: "regions", hash: "#/regions", service: regional },
    { name: "region", hash: "#/regions/WV", service: regional },
    { name: "response", hash: "#/response?floor=region%3AWY%3D20000000", service: regional },
    { name: "ledger", hash: "#/ledger", service: ledger },
  ];
  const states = [
    { name: "schedule-sampled", hash: "#/schedule", service: sampled },
    { name: "country-without-flow", hash: `#/country/${others[0].country}`, service: reference },
    { name: "what-if-refused", hash: `#/what-if?${refused}`, service: reference, refused: [422] },
    { name: "what-if-as-it-is", hash: "#/what-if", service: reference },
    { name: "evidence-reference", hash: "#/evidence", service: reference },
    { name: "compare-policies", hash: `#/compare?${set}`, service: reference },
    { name: "compare-by-order", hash: "#/compare?with=decreed", service: reference },
    {
      name: "derivation",
      hash: `#/country/${code}`,
      service: reference,
      prepare: async (page) => {
        await page.getByRole("button", { name: /^Deaths attributed,/ }).first().click();
        await page.getByRole("dialog").locator('button[aria-expanded="false"]').first().click();
      },
    },
    {
      name: "charts-as-tables",
      hash: `#/country/${code}`,
      service: reference,
      prepare: async (page) => {
        const button = page.getByRole("button", { name: "Show the numbers as a table" });
        while (await button.count()) await button.first().click();
      },
    },
    { name: "targets-without-roles", hash: `#/targets?remove=${first}`, service: ledger },
    { name: "regions-change", hash: "#/regions?show=change", service: regional },
    { name: "regions-counties", hash: "#/regions?by=county&cause=all-drugs", service: regional },
    { name: "regions-areas", hash: "#/regions?by=hidta&cause=all-drugs&show=deaths", service: regional },
    { name: "regions-alerts", hash: "#/regions?show=alerts", service: regional },
    { name: "region-area", hash: "#/regions/APP?cause=all-drugs", service: regional },
    { name: "region-nation", hash: "#/regions/US", service: regional },
    { name: "response-refused", hash: "#/response?budget=1000000&floor=region%3AWY%3D20000000", service: regional, refused: [400, 422] },
    { name: "regions-without-record", hash: "#/regions", service: reference },
    {
      name: "ledger-writing",
      hash: "#/ledger",
      service: ledger,
      prepare: async (page) => {
        await page.getByLabel("Token").fill(ledger.tokens.ben);
        await page.getByRole("button", { name: "Enter" }).click();
        await page.getByRole("button", { name: /^Review / }).first().click();
      },
    },
  ].map((state) => ({ ...state, state: true }));
  return [...pages, ...states].map((scene) => ({
    ...scene,
    prepare: async (page) => {
      await scene.prepare?.(page);
      await settled(page);
    },
  }));
}

// Something on record for the pictures: one published, one reviewed with an objection, one draft.
export async function recorded(service) {
  const { determinations } = await service.api("determinations");
  const post = async (person, what, body) => {
    const response = await service.answer(`api/ledger/determinations${what}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${service.tokens[person]}` },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  };
  const [first, second, third] = determinations.slice(-3).map((one) => one.id);
  for (const id of [first, second, third]) await post("ada", "", { id });
  await post("ada", `/${first}/review`, { note: "as computed" });
  await post("ben", `/${first}/publication`, { note: "for the Register" });
  await post("ada", `/${second}/review`, { note: "as computed" });
  const { countries } = await service.api(`determinations/${second}/schedule`);
  await post("ben", `/${second}/objections`, { number: `${countries[0].country}.toll`, text: "The entries of the last quarters are carried." });
}
