import type { AlsServing } from "../models/als/model";
import { FormatError } from "../core/format/format-error";
import type { CoOccurrenceServing } from "../models/co-occurrence/model";
import type { ModelBundle } from "./bundle";
import { BLEND_SOURCES } from "./tuned-parameters";

const KIND = "aisle.models";
/** Raised whenever an older reader would misunderstand the file. */
const VERSION = 1;

/** What a bundle says of itself beside its tensors. */
export interface Manifest {
  readonly chosen: string;
  readonly trainedAt: number;
  readonly als: AlsServing;
  readonly coOccurrence: CoOccurrenceServing;
  readonly blend: readonly number[];
}

const ALS_NUMBERS = [
  "factors",
  "alpha",
  "unobserved",
  "regularisation",
  "frequencyScaling",
  "decayPerDay",
  "floor",
] as const;
const KNN_NUMBERS = ["decayPerDay", "floor"] as const;

/** The manifest as safetensors metadata, which knows only strings. */
export function writeManifest(bundle: ModelBundle): Record<string, string> {
  const { als, coOccurrence, blend } = bundle;
  return {
    kind: KIND,
    version: String(VERSION),
    chosen: bundle.chosen,
    trainedAt: String(bundle.trainedAt),
    als: JSON.stringify(Object.fromEntries(ALS_NUMBERS.map((name) => [name, als.config[name]]))),
    coOccurrence: JSON.stringify(
      Object.fromEntries(KNN_NUMBERS.map((name) => [name, coOccurrence.config[name]])),
    ),
    blend: JSON.stringify(blend.sources.map((source) => source.weight)),
  };
}

/** @throws FormatError for another kind of file, a newer version, and values out of range */
export function parseManifest(metadata: ReadonlyMap<string, string>): Manifest {
  const kind = metadata.get("kind");
  if (kind !== KIND) {
    throw new FormatError(
      "foreign",
      `The file holds "${kind ?? "nothing named"}".`,
      "Give a file that Aisle wrote.",
    );
  }
  const version = Number(metadata.get("version"));
  if (version > VERSION) {
    throw new FormatError("newer_version", `Version ${version}; known is ${VERSION}.`, "Update Aisle.");
  }
  if (version !== VERSION) throw broken("version", metadata.get("version"));
  const als = readNumbers(metadata, "als", ALS_NUMBERS);
  if (!Number.isInteger(als.factors) || als.factors < 1) throw broken("als.factors", als.factors);
  if (als.unobserved <= 0 || als.regularisation <= 0) throw broken("als", metadata.get("als"));
  return {
    chosen: metadata.get("chosen") ?? "",
    trainedAt: readNumber(parse(metadata.get("trainedAt"), "trainedAt"), "trainedAt"),
    als,
    coOccurrence: readNumbers(metadata, "coOccurrence", KNN_NUMBERS),
    blend: readBlend(parse(metadata.get("blend"), "blend")),
  };
}

function readBlend(value: unknown): readonly number[] {
  if (!Array.isArray(value) || value.length !== BLEND_SOURCES.length) throw broken("blend", value);
  return value.map((weight, i) => readNumber(weight, `blend ${BLEND_SOURCES[i]}`));
}

function readNumbers<K extends string>(
  metadata: ReadonlyMap<string, string>,
  name: string,
  keys: readonly K[],
): Record<K, number> {
  const value = parse(metadata.get(name), name);
  if (typeof value !== "object" || value === null) throw broken(name, value);
  const entries = new Map<string, unknown>(Object.entries(value));
  return Object.fromEntries(
    keys.map((key) => [key, readNumber(entries.get(key), `${name}.${key}`)]),
  ) as Record<K, number>;
}

function parse(text: string | undefined, name: string): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    throw broken(name, text);
  }
}

/** Every number of a manifest is finite and ≥ 0. */
function readNumber(value: unknown, name: string): number {
  if (typeof value !== "number" || !Number.isFinite(value) || value < 0) throw broken(name, value);
  return value;
}

function broken(name: string, value: unknown): FormatError {
  return new FormatError("bad_header", `Metadata "${name}" is ${JSON.stringify(value)}.`, "Train again.");
}
