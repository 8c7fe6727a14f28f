// What all pages share: the service's state, the determinations, and which one is shown.
import { determinations, networkServed, Refusal, status, token, type DeterminationEntry, type NetworkServed, type Status } from "./api";
import { address, route, type Query } from "./route.svelte";

const POLL_MS = 400;

class Session {
  status = $state.raw<Status | null>(null);
  determinations = $state.raw<DeterminationEntry[]>([]);
  shown = $state(""); // the one to begin with
  network = $state.raw<NetworkServed | null>(null); // null: none is served
  fault = $state.raw<Refusal | null>(null);
  ready = $state(false);

  // The id in the address, else the one to begin with.
  get id(): string {
    return route.query.get("id") ?? this.shown;
  }
  get entry(): DeterminationEntry | undefined {
    return this.determinations.find((entry) => entry.id === this.id);
  }

  async start(): Promise<void> {
    try {
      this.status = await status();
      this.fault = null;
      if (this.status.fault) return;
      if (this.status.ready) await this.#list();
      else setTimeout(() => void this.start(), POLL_MS);
    } catch (fault) {
      // A token of another time must not lock its holder out of what is public.
      if (fault instanceof Refusal && fault.status === 401 && token.get()) {
        token.set(null);
        return this.start();
      }
      this.fault = fault instanceof Refusal ? fault : new Refusal(0, [{ where: "", what: String(fault), expected: "" }]);
    }
  }

  // Again after a token was entered, or the ledger changed.
  async refresh(): Promise<void> {
    this.status = await status();
    await this.#list();
  }

  async #list(): Promise<void> {
    const [answer, network] = await Promise.all([determinations(), networkServed()]);
    this.determinations = answer.determinations;
    this.network = network.id === null ? null : network;
    this.shown = answer.shown ?? "";
    this.ready = true;
  }
}

export const session = new Session();

// The address of a page on the determination that is shown.
export function here(page: Parameters<typeof address>[0], query: Query = {}, argument = ""): string {
  return address(page, { id: route.query.get("id"), ...query }, argument);
}
