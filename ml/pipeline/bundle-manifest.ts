import { checkWeights } from "../core/data/event-weights";
import type { WeightConfig } from "../core/data/events";
import {
  badHeader,
  checkArtifactHeader,
  writeArtifactHeader,
  type ArtifactHeader,
} from "../core/format/artifact-header";
import type { Parameters } from "../core/model/parameters";
import { ROLES, type PartRecipe, type PartShare, type Recipe, type Role } from "./recipe";

/** Raised whenever an older reader would misunderstand the file. */
export const BUNDLE_VERSION = 2;
const HEADER: ArtifactHeader = { kind: "aisle.models", version: BUNDLE_VERSION };

/** What a bundle says of itself beside the bytes of its parts. */
export interface Manifest {
  readonly trainedAt: number;
  readonly weights: WeightConfig;
  readonly recipe: Recipe;
  /** Length of each part's own file. */
  readonly bytes: Readonly<Record<string, number>>;
}

/** The manifest as safetensors metadata, which knows only strings. */
export function writeManifest(manifest: Manifest): Record<string, string> {
  return { ...writeArtifactHeader(HEADER), manifest: JSON.stringify(manifest) };
}

/** @throws FormatError for another kind of file, an older or newer version, and a manifest that does not hold together */
export function parseManifest(metadata: ReadonlyMap<string, string>): Manifest {
  checkArtifactHeader(metadata, HEADER);
  const manifest = asObject(parse(metadata.get("manifest")), "manifest");
  const parts = asObject(asObject(manifest.recipe, "recipe").parts, "parts");
  const roles = asObject(asObject(manifest.recipe, "recipe").roles, "roles");
  const bytes = asObject(manifest.bytes, "bytes");
  const recipe: Recipe = {
    parts: mapObject(parts, readPart),
    roles: Object.fromEntries(ROLES.map((role) => [role, readShares(roles[role], role, parts)])) as Record<
      Role,
      PartShare[]
    >,
  };
  return {
    trainedAt: readNumber(manifest.trainedAt, "trainedAt"),
    weights: readWeights(manifest.weights),
    recipe,
    bytes: mapObject(parts, (_, name) => readNumber(bytes[name], `bytes of ${name}`)),
  };
}

function readPart(value: unknown, name: string): PartRecipe {
  const { kind, parameters } = asObject(value, name);
  if (typeof kind !== "string") throw badHeader(`kind of ${name}`, kind);
  const found = asObject(parameters, `parameters of ${name}`);
  for (const one of Object.values(found)) {
    if (!["number", "string", "boolean"].includes(typeof one)) throw badHeader(`parameters of ${name}`, one);
  }
  return { kind, parameters: found as Parameters };
}

function readShares(value: unknown, role: Role, parts: object): PartShare[] {
  if (!Array.isArray(value)) throw badHeader(role, value);
  return value.map((one: unknown) => {
    const { part, weight } = asObject(one, role);
    if (typeof part !== "string" || !Object.hasOwn(parts, part)) throw badHeader(`part of ${role}`, part);
    return { part, weight: readNumber(weight, `weight of ${part}`) };
  });
}

function readWeights(value: unknown): WeightConfig {
  const found = asObject(value, "weights");
  const { view, like, cart, purchase, decayPerDay, floor, dislikedStars } = mapObject(found, readNumber);
  const weights = { view, like, cart, purchase, decayPerDay, floor, dislikedStars: dislikedStars ?? 0 };
  try {
    checkWeights(weights);
  } catch {
    throw badHeader("weights", value);
  }
  return weights;
}

function asObject(value: unknown, name: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw badHeader(name, value);
  return value as Record<string, unknown>;
}

function mapObject<T>(
  value: Record<string, unknown>,
  map: (value: unknown, name: string) => T,
): Record<string, T> {
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, map(one, name)]));
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    throw badHeader("manifest", text);
  }
}

/** Every number of a manifest is finite and ≥ 0. */
function readNumber(value: unknown, name: string): number {
  if (typeof value !== "number" || !Number.isFinite(value) || value < 0) throw badHeader(name, value);
  return value;
}
