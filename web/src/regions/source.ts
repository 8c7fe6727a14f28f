// What a downloaded table of the regional record says of where it is from.
import type { RegionSource } from "../api";

export const sourceOf = (record: { dataset?: { name: string; sha256: string } | null; sources: readonly RegionSource[] }): string =>
  [record.dataset ? `Setpoint, regional record ${record.dataset.name} (SHA-256 ${record.dataset.sha256}).` : "Setpoint, regional record.", ...record.sources.map((one) => `${one.source} (retrieved ${one.retrieved}).`)].join(" ");
