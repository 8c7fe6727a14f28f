// The shapes of US states (U.S. Census Bureau), already projected, and the projection that puts a
// place on them.
import { geoAlbersUsa, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import address from "us-atlas/states-albers-10m.json?url";

type States = Topology<{ states: GeometryCollection<{ name: string }>; nation: GeometryCollection }>;

export const WIDTH = 975;
export const HEIGHT = 610;

export interface UsAtlas {
  nation: string; // paths
  borders: string;
  states: readonly { name: string; d: string; middle: readonly [number, number]; area: number }[];
}

let read: Promise<UsAtlas> | null = null;

export function usAtlas(): Promise<UsAtlas> {
  read ??= fetch(address)
    .then((response) => response.json() as Promise<States>)
    .then((states) => {
      const path = geoPath().digits(2);
      const shapes = feature(states, states.objects.states).features;
      return {
        nation: path(feature(states, states.objects.nation)) ?? "",
        borders: path(mesh(states, states.objects.states, (a, b) => a !== b)) ?? "",
        states: shapes.map((shape) => ({ name: shape.properties.name, d: path(shape) ?? "", middle: path.centroid(shape), area: path.area(shape) })),
      };
    });
  return read;
}

const projection = geoAlbersUsa()
  .scale(1300)
  .translate([WIDTH / 2, HEIGHT / 2]);

// null: not on this map, such as a place in Puerto Rico.
export const placed = (longitude: number, latitude: number): [number, number] | null => projection([longitude, latitude]);
