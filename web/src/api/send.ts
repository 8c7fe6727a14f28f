// How the service is asked: the token, refusals, and answers that are kept.
import { keep, kept, tab } from "../storage";

export interface Problem {
  status: number;
  faults: { where: string; what: string; expected: string }[];
}

// An answer that is not what was asked for: a Problem, or no answer at all.
export class Refusal extends Error {
  override name = "Refusal";
  constructor(
    readonly status: number, // 0: the service did not answer
    readonly faults: Problem["faults"],
  ) {
    super(faults.map((fault) => fault.what).join("; "));
  }
}

const TOKEN = "setpoint.token";

// Kept for this tab only, so that a token is never left on a machine.
export const token = {
  get: (): string | null => kept(tab, TOKEN),
  set: (value: string | null): void => keep(tab, TOKEN, value || null),
};

async function refusal(response: Response): Promise<Refusal> {
  const body: unknown = await response.json().catch(() => null);
  if (body && typeof body === "object" && "faults" in body && Array.isArray(body.faults))
    return new Refusal(response.status, body.faults);
  const what = response.status === 503 ? "The service is still starting." : `The service answered ${response.status} ${response.statusText}.`;
  return new Refusal(response.status, [{ where: "", what, expected: "" }]);
}

export async function send(address: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  const bearer = token.get();
  if (bearer) headers.set("Authorization", `Bearer ${bearer}`);
  let response: Response;
  try {
    response = await fetch(address, { ...init, headers });
  } catch (fault) {
    if (init.signal?.aborted) throw fault;
    throw new Refusal(0, [{ where: address, what: "The service did not answer.", expected: "a running setpoint serve" }]);
  }
  if (!response.ok) throw await refusal(response);
  return response;
}

export async function get<T>(address: string, signal?: AbortSignal): Promise<T> {
  const response = await send(address, signal ? { signal } : {});
  return (await response.json()) as T;
}

export async function post<T>(address: string, body: unknown): Promise<T> {
  const response = await send(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return (await response.json()) as T;
}

// What an id names never changes, so an answer once read is kept: most recent last.
const answers = new Map<string, unknown>();
const MOST_KEPT = 60;

export async function once<T>(address: string, signal?: AbortSignal): Promise<T> {
  const value = answers.has(address) ? (answers.get(address) as T) : await get<T>(address, signal);
  answers.delete(address);
  answers.set(address, value);
  const oldest = answers.keys().next();
  if (answers.size > MOST_KEPT && !oldest.done) answers.delete(oldest.value);
  return value;
}

// The service simulates one thing at a time, so such questions wait for one another here. One that is under way is read
// to its end, wanted or not: the service would not stop, and the next would be told to wait. Where another reader's is
// under way it is asked again after a while.
let turn: Promise<unknown> = Promise.resolve();
const PAUSE_MS = 2000;
const MOST_TRIES = 30;

async function patiently<T>(address: string): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await once<T>(address);
    } catch (fault) {
      if (!(fault instanceof Refusal) || fault.status !== 503 || tries === MOST_TRIES) throw fault;
      await new Promise((resume) => setTimeout(resume, PAUSE_MS));
    }
  }
}

export async function inTurn<T>(address: string, signal?: AbortSignal): Promise<T> {
  if (answers.has(address)) return once<T>(address);
  const before = turn;
  const mine = (async () => {
    await before;
    signal?.throwIfAborted();
    return patiently<T>(address);
  })();
  turn = mine.catch(() => undefined);
  const value = await mine;
  signal?.throwIfAborted();
  return value;
}
