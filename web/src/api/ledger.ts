// The ledger: its entries and what is recorded in it.
// Who did something, when and in which entry.
export interface LedgerAct {
  entry: number;
  author: string;
  recorded: string;
  note: string;
}
export interface LedgerAnswer {
  head: { number: number; hash: string };
  writable: boolean; // whether the service has a key, and so can add entries
  entries: {
    number: number;
    recorded: string;
    kind: string;
    subject: string;
    author: string;
    hash: string;
    note: string;
  }[];
  determinations: {
    id: string;
    period: string;
    state: string;
    recorded: string;
    author: string;
    reviewed_by: string | null;
    published_by: string | null;
    review: LedgerAct | null;
    publication: LedgerAct | null;
    superseded_by: string | null; // id
    policy: string;
    objections: { number: string; author: string; text: string; recorded: string; answers: LedgerAct[] }[];
  }[];
}
