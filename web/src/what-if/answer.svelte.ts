// Asks the service as fast as it answers while a control moves: the latest question counts, and the
// last answer stays visible until the next is there.
import { tick } from "svelte";

import { Refusal, schedule, whatIf, type Schedule } from "../api";

export interface Question {
  id: string;
  set: readonly string[];
  chain: boolean;
}

// A question under way is let through, so that the table follows the control while it moves; only
// one that takes very long is given up for the next.
const PATIENCE_MS = 700;
const TOO_MANY = 429;
const AFTER_TOO_MANY_MS = 400;

export class Answer {
  value = $state.raw<Schedule | null>(null);
  fault = $state.raw<Refusal | null>(null);
  pending = $state(false);
  elapsed = $state<number | null>(null); // ms from the question to the drawn answer
  #asked: AbortController | null = null;
  #began = 0;
  #next: { question: Question; since: number } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  ask(question: Question): void {
    const since = performance.now();
    if (this.#asked && since - this.#began < PATIENCE_MS) {
      this.#next = { question, since: this.#next?.since ?? since };
      return;
    }
    void this.#send(question, since);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#next = null;
    this.#asked?.abort();
    this.#asked = null;
  }

  async #send(question: Question, since: number): Promise<void> {
    this.stop();
    const asked = new AbortController();
    this.#asked = asked;
    this.#began = performance.now();
    this.pending = true;
    let wait = 0;
    try {
      const plain = question.set.length === 0;
      const value = await (plain ? schedule(question.id, asked.signal) : whatIf(question.id, question.set, question.chain, asked.signal));
      if (this.#asked !== asked) return;
      this.value = value;
      this.fault = null;
      void this.#drawn(since);
    } catch (refused) {
      if (this.#asked !== asked) return;
      const fault = refused instanceof Refusal ? refused : new Refusal(0, [{ where: "", what: String(refused), expected: "" }]);
      if (fault.status === TOO_MANY) {
        wait = AFTER_TOO_MANY_MS;
        this.#next ??= { question, since };
      } else this.fault = fault;
    }
    this.#asked = null;
    const next = this.#next;
    this.#next = null;
    if (!next) this.pending = false;
    else if (wait === 0) void this.#send(next.question, next.since);
    else this.#timer = setTimeout(() => void this.#send(next.question, next.since), wait);
  }

  async #drawn(since: number): Promise<void> {
    await tick();
    requestAnimationFrame(() => {
      const end = performance.now();
      this.elapsed = end - since;
      performance.measure("setpoint.what-if", { start: since, end });
    });
  }
}
