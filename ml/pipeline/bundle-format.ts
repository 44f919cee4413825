import { assembleParts } from "../core/format/artifact-header";
import type { Recommender } from "../core/recommender";
import { decodeTensors, type DecodeOptions } from "../core/format/decode";
import type { Tensor } from "../core/format/dtypes";
import type { Digesting } from "../core/format/checksum";
import { encodeTensors } from "../core/format/encode";
import { FormatError } from "../core/format/format-error";
import { createTensorReader, type TensorReader } from "../core/format/tensor-reader";
import { MODELS } from "../models/registry";
import { assembleBundle, type ModelBundle, type TrainedBundle } from "./bundle";
import { parseManifest, writeManifest, type Manifest } from "./bundle-manifest";

/** Parts lie on multiples of it, so that they can be read where they lie. */
const ALIGNMENT = 8;

/**
 * The bundle as one file: a safetensors container with a manifest and a checksum, whose tensors are the item ids and
 * the bytes of each part's own file.
 */
export function encodeBundle(bundle: TrainedBundle, options: Digesting = {}): Uint8Array {
  const { itemIds, trainedAt, weights, recipe, fitted } = bundle;
  const bytes: Record<string, number> = {};
  const tensors = new Map<string, Tensor>();
  for (const [name, part] of fitted) {
    const file = part.encode(options);
    const data = new Uint32Array((Math.ceil(file.length / ALIGNMENT) * ALIGNMENT) / 4);
    new Uint8Array(data.buffer).set(file);
    bytes[name] = file.length;
    tensors.set(`part.${name}`, { shape: [data.length], data });
  }
  // Last: of numbers of one width the encoder keeps the order, and only parts are padded.
  tensors.set("itemIds", { shape: [itemIds.length], data: itemIds });
  return encodeTensors(tensors, writeManifest({ trainedAt, weights, recipe, bytes }), options);
}

/**
 * @param options `adopt`: the bytes belong to the bundle afterwards, which saves a copy of them
 * @throws FormatError on anything foreign, truncated, older, newer, changed or not finite
 */
export function decodeBundle(bytes: Uint8Array, options: DecodeOptions = {}): ModelBundle {
  const { tensors, metadata } = decodeTensors(bytes, options);
  const manifest = parseManifest(metadata);
  const read = createTensorReader(tensors);
  return assembleParts(() => {
    const { trainedAt, weights, recipe } = manifest;
    const itemIds = read.integers("itemIds", null);
    const models = loadParts(read, manifest, options);
    return assembleBundle({ itemIds, trainedAt, weights, recipe, models });
  });
}

function loadParts(
  read: TensorReader,
  { recipe, bytes }: Manifest,
  options: DecodeOptions,
): ReadonlyMap<string, Recommender> {
  return new Map(
    Object.entries(recipe.parts).map(([name, { kind }]) => {
      const words = read.counts(`part.${name}`, null);
      if (bytes[name] > words.byteLength) {
        const message = `The part "${name}" has ${words.byteLength} of ${bytes[name]} bytes.`;
        throw new FormatError("bad_shape", message, "Train again.");
      }
      const entry = MODELS.find((model) => model.kind === kind);
      if (entry === undefined) {
        const message = `It has a part "${kind}", which this version of Aisle does not know.`;
        throw new FormatError("older_version", message, "Train again.");
      }
      // The container was copied, or given away: its parts need no copies of their own.
      const file = new Uint8Array(words.buffer, words.byteOffset, bytes[name]);
      return [name, entry.load(file, { ...options, adopt: true })];
    }),
  );
}
