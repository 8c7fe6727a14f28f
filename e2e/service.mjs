// The real program as a service for a test. SETPOINT_PROGRAM is its path; SETPOINT_ASSETS, if set, is
// the folder of a built dashboard to serve instead of the one in the program.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const here = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const program = path.resolve(process.env.SETPOINT_PROGRAM ?? here("../build/release/setpoint"));
const reference = here("../data/reference");
const regions = here("../data/regions");
const PATIENCE_MS = 300_000;

const said = async (...args) => (await promisify(execFile)(program, args)).stdout;

// A ledger with a founder, the service's own key, and who is needed for a publication.
export const PEOPLE = {
  ada: { name: "Ada", roles: ["analyst", "reviewer", "publisher"] },
  ben: { name: "Ben", roles: ["analyst", "reviewer", "publisher"] },
  vic: { name: "Vic", roles: ["viewer"] },
};
async function ledgerIn(folder) {
  const ledger = path.join(folder, "agency.ledger");
  const key = async (name) => {
    const file = path.join(folder, `${name}.key`);
    return { file, ...JSON.parse(await said("ledger", "key", "--name", name, "--out", file, "--json")) };
  };
  const founder = await key("Founder");
  const by = ["--ledger", ledger, "--key", founder.file];
  const admit = async (name, roles) =>
    said("ledger", "admit", ...by, "--name", name, "--public", (await key(name)).public, "--role", roles.join(","));
  await said("ledger", "init", ...by);
  await admit("Service", ["service"]);
  const tokens = {};
  for (const [person, { name, roles }] of Object.entries(PEOPLE)) {
    await admit(name, roles);
    const issued = await said("ledger", "token", ...by, "--name", name, "--role", roles.join(","));
    tokens[person] = /^token (\S+)$/m.exec(issued)[1];
  }
  return { ledger, tokens, args: ["--ledger", ledger, "--key", path.join(folder, "Service.key")] };
}

async function sampledIn(folder) {
  const out = path.join(folder, "sampled");
  const options = { units: 50_000, seed: 7, scenario: "improves", quarters: 8, out };
  await said("generate", "inspections", ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]));
  return out;
}

// A supply network that is made up; without the actors' file nothing is known of them but their names.
async function networkIn(folder, { actors = 36, roles = true }) {
  const out = path.join(folder, "network");
  await said("generate", "network", "--actors", String(actors), "--seed", "1", "--out", out);
  return ["--ties", path.join(out, "ties.csv"), ...(roles ? ["--actors", path.join(out, "actors.csv")] : [])];
}

// `network`: of how many actors, with roles or without, null for none. `determinations`: whether any are
// made. `regional`: whether the regional record is served. `ready`: whether to wait until they are.
export async function started({ ledger = false, sampled = false, network = null, regional = false, determinations = true, draws = 200, ready = true } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), "setpoint-e2e-"));
  const running = { child: null };
  const stop = async () => {
    if (running.child && running.child.exitCode === null && running.child.signalCode === null) {
      const ended = once(running.child, "exit");
      running.child.kill("SIGTERM");
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const kept = ledger ? await ledgerIn(folder) : null;
    const data = [...(determinations ? ["--data", sampled ? await sampledIn(folder) : reference] : []), ...(regional ? ["--regions", regions] : [])];
    const served = network ? await networkIn(folder, network) : [];
    const assets = process.env.SETPOINT_ASSETS ? ["--assets", path.resolve(process.env.SETPOINT_ASSETS)] : [];
    const args = ["serve", ...data, ...served, "--listen", "127.0.0.1:0", "--draws", String(draws), ...assets, ...(kept?.args ?? [])];
    running.child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
    const log = [];
    running.child.stderr.on("data", (text) => log.push(String(text)));
    const [line] = await Promise.race([
      once(createInterface(running.child.stdout), "line"),
      once(running.child, "exit").then(() => Promise.reject(new Error(`the service ended: ${log.join("")}`))),
    ]);
    const address = /http:\/\/\S+\//.exec(line)?.[0];
    if (!address) throw new Error(`no address in: ${line}`);

    const answer = (what, init) => fetch(new URL(what, address), init);
    async function api(what, token) {
      const response = await answer(`api/${what}`, token ? { headers: { Authorization: `Bearer ${token}` } } : {});
      if (!response.ok) throw new Error(`${response.status} for ${what}: ${await response.text()}`);
      return response.json();
    }
    const service = { address, log, stop, answer, api, tokens: kept?.tokens ?? {} };
    if (ready) await untilReady(service);
    return service;
  } catch (fault) {
    await stop();
    throw fault;
  }
}

export async function untilReady(service) {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; ) {
    const status = await service.api("status");
    if (status.fault) throw new Error(status.fault.join("; "));
    if (status.ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not ready after ${PATIENCE_MS} ms`);
}
