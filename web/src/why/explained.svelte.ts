// The number whose derivation is open, and those it was reached from. One dialog serves all pages.
import type { FigureText } from "../figure";

export interface Explained {
  id: string;
  number: string; // "MX.adjustment"
  label: string; // "Adjustment charged, Mexico"
  text: FigureText | null; // as the page writes it
}

class Open {
  number = $state.raw<Explained | null>(null);
  before = $state.raw<readonly Explained[]>([]);

  close(): void {
    this.number = null;
    this.before = [];
  }
  back(): void {
    this.number = this.before.at(-1) ?? null;
    this.before = this.before.slice(0, -1);
  }
}
export const open = new Open();

export function explain(id: string, number: string, label: string, text: FigureText | null = null): void {
  open.before = open.number ? [...open.before, open.number] : [];
  open.number = { id, number, label, text };
}
