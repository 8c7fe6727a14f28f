// The shapes of US counties (U.S. Census Bureau), already projected, read when a map of counties is first
// shown.
import { geoPath } from "d3-geo";
import { feature, merge, mesh } from "topojson-client";
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from "topojson-specification";
import address from "us-atlas/counties-albers-10m.json?url";

type Names = GeometryCollection<{ name: string }>;
type Counties = Topology<{ counties: Names; states: Names; nation: GeometryCollection }>;

export interface CountyAtlas {
  counties: readonly { id: string; name: string; d: string }[];
  nation: string; // paths
  borders: string; // of states
  parts: string; // of counties
  between: (group: (county: string) => string) => string; // borders between groups; "" is no group
  outline: (counties: ReadonlySet<string>) => string;
}

let read: Promise<CountyAtlas> | null = null;

async function topology(): Promise<Counties> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  return (await response.json()) as Counties;
}

export function usCounties(): Promise<CountyAtlas> {
  read ??= topology().then((us) => {
    const path = geoPath().digits(1);
    const { counties, states, nation } = us.objects;
    return {
      counties: feature(us, counties).features.map((shape) => ({ id: String(shape.id), name: shape.properties.name, d: path(shape) ?? "" })),
      nation: path(feature(us, nation)) ?? "",
      borders: path(mesh(us, states, (a, b) => a !== b)) ?? "",
      parts: path(mesh(us, counties, (a, b) => a !== b)) ?? "",
      between: (group) => {
        const of = (shape: { id?: string | number | undefined }): string => group(String(shape.id));
        return path(mesh(us, counties, (a, b) => (a === b ? of(a) !== "" : of(a) !== of(b)))) ?? "";
      },
      outline: (wanted) => path(merge(us, counties.geometries.filter((shape) => wanted.has(String(shape.id))) as (Polygon | MultiPolygon)[])) ?? "",
    };
  });
  return read;
}
