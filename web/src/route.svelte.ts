// The address of what is shown: "#/country/MX?id=…". It holds the whole state of a page, so that an
// address can be passed on.

export const PAGES = ["schedule", "country", "what-if", "evidence", "compare", "targets", "regions", "response", "ledger", "about"] as const;
export type Page = (typeof PAGES)[number];

const isPage = (text: string): text is Page => (PAGES as readonly string[]).includes(text);

class Route {
  page = $state<Page>("schedule");
  argument = $state(""); // "MX" of #/country/MX
  query = $state.raw(new URLSearchParams());

  read(hash: string): void {
    const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
    const [page = "", argument = ""] = path.split("/", 2);
    this.page = isPage(page) ? page : "schedule";
    this.argument = decodeURIComponent(argument);
    this.query = new URLSearchParams(query);
  }
}

export const route = new Route();
route.read(location.hash);
addEventListener("hashchange", () => route.read(location.hash));

// Values may repeat: { set: ["a=1", "b=2"] }. Empty ones are left out.
export type Query = Record<string, string | readonly string[] | null | undefined>;

export function address(page: Page, query: Query = {}, argument = ""): string {
  const pairs = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    for (const one of typeof value === "string" ? [value] : (value ?? [])) if (one !== "") pairs.append(key, one);
  const text = pairs.toString();
  return `#/${page}${argument ? `/${encodeURIComponent(argument)}` : ""}${text ? `?${text}` : ""}`;
}

// `replace`: the address follows a control as it moves, without a step back for each.
export function go(hash: string, replace = false): void {
  if (replace) {
    history.replaceState(null, "", hash);
    route.read(hash);
  } else {
    location.hash = hash;
  }
}
