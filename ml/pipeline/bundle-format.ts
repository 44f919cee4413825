import { AlsModel } from "../models/als/model";
import { CoPurchaseModel } from "../models/co-purchase/model";
import type { Csr } from "../linalg/sparse/csr";
import { readCsr, tensorsOfCsr } from "../core/data/csr-tensors";
import { decodeTensors, type DecodeOptions } from "../core/format/decode";
import type { Tensor } from "../core/format/dtypes";
import type { Digesting } from "../core/format/checksum";
import { encodeTensors } from "../core/format/encode";
import { FormatError } from "../core/format/format-error";
import { CoOccurrenceModel } from "../models/co-occurrence/model";
import { ItemSimilarityModel } from "../core/item-similarity/model";
import { PopularityModel } from "../models/popularity/model";
import { createRanker, type ModelBundle } from "./bundle";
import { parseManifest, writeManifest, type Manifest } from "./bundle-manifest";
import { createTensorReader, type TensorReader } from "../core/format/tensor-reader";
import { createBlend } from "./fit-models";

/** The bundle as one safetensors file with a checksum in its metadata. */
export function encodeBundle(bundle: ModelBundle, options: Digesting = {}): Uint8Array {
  const { als, popularity, recentPopularity, coOccurrence, together, itemIds } = bundle;
  const n = itemIds.length;
  const tensors = new Map<string, Tensor>([
    ["itemIds", { shape: [n], data: itemIds }],
    ["als.factors", { shape: [n, als.config.factors], data: als.factors }],
    ["als.spectrum", { shape: [als.config.factors], data: als.spectrum }],
    ["popularity.scores", { shape: [n], data: popularity.scores }],
    ["recentPopularity.scores", { shape: [n], data: recentPopularity.scores }],
    ...Object.entries(tensorsOfCsr("coOccurrence", coOccurrence.neighbours)),
    ...Object.entries(tensorsOfCsr("together", together.neighbours)),
  ]);
  if (recentPopularity.categories !== undefined) {
    tensors.set("recentPopularity.categories", { shape: [n], data: recentPopularity.categories });
  }
  return encodeTensors(tensors, writeManifest(bundle), options);
}

/**
 * @param options `adopt`: the bytes belong to the bundle afterwards, which saves a copy of them
 * @throws FormatError on anything foreign, truncated, newer, changed or not finite
 */
export function decodeBundle(bytes: Uint8Array, options: DecodeOptions = {}): ModelBundle {
  const { tensors, metadata } = decodeTensors(bytes, options);
  const manifest = parseManifest(metadata);
  try {
    return assembleBundle(createTensorReader(tensors), manifest);
  } catch (cause) {
    if (cause instanceof FormatError) throw cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new FormatError("bad_shape", `The parts do not fit: ${message}`, "Train again.");
  }
}

function assembleBundle(read: TensorReader, manifest: Manifest): ModelBundle {
  const itemIds = read.integers("itemIds", null);
  const n = itemIds.length;
  const k = manifest.als.factors;
  const als = new AlsModel(
    { factors: read.floats("als.factors", n * k), spectrum: read.doubles("als.spectrum", k) },
    manifest.als,
  );
  const categories = read.has("recentPopularity.categories")
    ? read.integers("recentPopularity.categories", n)
    : undefined;
  const recentPopularity = new PopularityModel(
    "recent-popularity",
    read.floats("recentPopularity.scores", n),
    categories,
  );
  const coOccurrence = new CoOccurrenceModel(readNeighbours(read, "coOccurrence", n), manifest.coOccurrence);
  const models = {
    als,
    popularity: new PopularityModel("popularity", read.floats("popularity.scores", n)),
    recentPopularity,
    similar: new ItemSimilarityModel(als.factors, als.config),
    coOccurrence,
    blend: createBlend([als, recentPopularity, coOccurrence], manifest.blend),
  };
  return {
    ...models,
    itemIds,
    chosen: manifest.chosen,
    trainedAt: manifest.trainedAt,
    together: new CoPurchaseModel(readNeighbours(read, "together", n)),
    ranker: createRanker(models, manifest.chosen),
  };
}

/** @throws FormatError when it is no matrix of n items */
function readNeighbours(read: TensorReader, name: string, n: number): Csr {
  const matrix = readCsr(read, name, n);
  if (matrix.rows === n) return matrix;
  throw new FormatError("bad_shape", `"${name}" describes ${matrix.rows} of ${n} items.`, "Train again.");
}
