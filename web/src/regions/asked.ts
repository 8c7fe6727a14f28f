// What the address of the page Regions asks: which deaths, by what, and what the map shows.
import { address, go } from "../route.svelte";

export const BYS = [
  { by: "state", name: "States" },
  { by: "county", name: "Counties" },
  { by: "hidta", name: "HIDTA areas" },
] as const;
export const SHOWS = [
  { show: "rate", name: "Rate" },
  { show: "change", name: "Change" },
  { show: "deaths", name: "Deaths" },
  { show: "alerts", name: "Alerts" },
] as const;
export type By = (typeof BYS)[number]["by"];
export type Show = (typeof SHOWS)[number]["show"];

export interface Asked {
  cause: string | null; // null: the service's own choice
  by: By;
  show: Show;
  find: string;
}

export function read(query: URLSearchParams): Asked {
  return {
    cause: query.get("cause"),
    by: BYS.find((one) => one.by === query.get("by"))?.by ?? "state",
    show: SHOWS.find((one) => one.show === query.get("show"))?.show ?? "rate",
    find: query.get("find") ?? "",
  };
}

export const addressOf = (asked: Partial<Asked>): string =>
  address("regions", { cause: asked.cause, by: asked.by === "state" ? null : asked.by, show: asked.show === "rate" ? null : asked.show, find: asked.find });

// The address follows the controls, without a step back for each.
export const write = (asked: Asked): void => go(addressOf(asked), true);

export const regionAddress = (id: string, cause: string | null): string => address("regions", { cause }, id);
