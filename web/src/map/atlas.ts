// The shapes of countries (Natural Earth, 1:110 million), read when a map is first shown.
import type { Feature, FeatureCollection, Geometry } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import address from "world-atlas/countries-110m.json?url";

import { alpha2 } from "./iso-numeric";

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

export interface Atlas {
  countries: { code: string | undefined; shape: Feature<Geometry> }[];
  borders: Geometry;
  all: FeatureCollection<Geometry>;
}

// Nobody trades from there, and it would take a fifth of the drawing.
const ANTARCTICA = "010";

let read: Promise<Atlas> | null = null;

async function world(): Promise<World> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  return (await response.json()) as World;
}

export function atlas(): Promise<Atlas> {
  read ??= world().then((topology) => {
    const all = feature(topology, topology.objects.countries);
    all.features = all.features.filter((shape) => shape.id !== ANTARCTICA);
    return {
      countries: all.features.map((shape) => ({ code: shape.id === undefined ? undefined : alpha2(String(shape.id)), shape })),
      borders: mesh(topology, topology.objects.countries, (a, b) => a !== b),
      all,
    };
  });
  return read;
}
