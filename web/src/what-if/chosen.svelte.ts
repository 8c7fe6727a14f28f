// The values that a reader set, and how they stand in the address.
import { address, go, route } from "../route.svelte";

// Browsers refuse an address that changes with every movement of a slider.
const SETTLED_MS = 250;

export class Chosen {
  values = $state.raw<ReadonlyMap<string, string>>(new Map());
  chain = $state(false);
  #written = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  get set(): string[] {
    return [...this.values].map(([key, value]) => `${key}=${value}`);
  }

  put(key: string, value: string | null): void {
    const next = new Map(this.values);
    if (value === null) next.delete(key);
    else next.set(key, value);
    this.values = next;
    this.#settle();
  }
  reset(): void {
    this.values = new Map();
    this.#settle();
  }
  again(chain: boolean): void {
    this.chain = chain;
    this.#settle();
  }

  // What the address says, unless it says what was written into it from here.
  read(query: URLSearchParams): void {
    const pairs = query.getAll("set");
    const text = JSON.stringify([pairs, query.get("chain")]);
    if (text === this.#written) return;
    clearTimeout(this.#timer);
    this.#written = text;
    this.chain = query.get("chain") === "1";
    this.values = new Map(pairs.filter((pair) => pair.includes("=")).map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));
  }

  // Another determination, the same values. At once, so that nothing waits when the page is left.
  move(id: string): void {
    this.#write(id);
  }
  leave(): void {
    clearTimeout(this.#timer);
  }

  #settle(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write(route.query.get("id")), SETTLED_MS);
  }
  #write(id: string | null): void {
    if (route.page !== "what-if") return;
    clearTimeout(this.#timer);
    const chain = this.chain ? "1" : null;
    this.#written = JSON.stringify([this.set, chain]);
    go(address("what-if", { id, set: this.set, chain, find: route.query.get("find") }), true);
  }
}
