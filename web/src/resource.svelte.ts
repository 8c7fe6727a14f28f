// An answer of the service as a page shows it: the last one stays visible while the next is on its
// way, and only the latest question counts.
import { untrack } from "svelte";

import { Refusal } from "./api";

export class Resource<T> {
  value = $state.raw<T | null>(null);
  fault = $state.raw<Refusal | null>(null);
  pending = $state(false);
  #asked: AbortController | null = null;

  // Asks, and gives up what was asked before.
  load(ask: (signal: AbortSignal) => Promise<T>): void {
    untrack(() => {
      this.#asked?.abort();
      const asked = new AbortController();
      this.#asked = asked;
      this.pending = true;
      ask(asked.signal).then(
        (value) => {
          if (this.#asked !== asked) return;
          this.value = value;
          this.fault = null;
          this.pending = false;
        },
        (fault: unknown) => {
          if (this.#asked !== asked) return;
          this.fault = fault instanceof Refusal ? fault : new Refusal(0, [{ where: "", what: String(fault), expected: "" }]);
          this.pending = false;
        },
      );
    });
  }

  // Forgets the answer, so that one of another page is not shown for this one.
  clear(): void {
    this.#asked?.abort();
    this.#asked = null;
    this.value = null;
    this.fault = null;
    this.pending = false;
  }
}
