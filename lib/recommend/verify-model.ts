import { createHash } from "node:crypto";
import { decodeBundle, EMPTY_HISTORY, type History, type ModelBundle } from "@/ml/index";
import { LiveModel } from "./live-model";

/** A model that knows fewer of the shop's products than this was made for another shop. */
const MIN_KNOWN_SHARE = 0.5;

export interface Artifact {
  id: string;
  bytes: Uint8Array;
  sha256: string;
}

/** Why a model may not serve. */
export class ModelRefused extends Error {
  override readonly name = "ModelRefused";
}

/**
 * Decodes an artifact and makes sure it can serve: bytes are those that were registered, the ids are sound and mostly
 * products of this shop, and scores come out finite. Throws ModelRefused or ml's FormatError.
 *
 * @param isProduct whether a product number exists in the shop; asked only when `knownProducts` is not 0
 */
export function verifyModel(
  artifact: Artifact,
  isProduct: (productId: number) => boolean,
  knownProducts: number,
): LiveModel {
  const digest = createHash("sha256").update(artifact.bytes).digest("hex");
  if (digest !== artifact.sha256) throw new ModelRefused("The artifact is not the one that was registered.");
  const bundle = decodeBundle(artifact.bytes);
  checkIds(bundle);
  if (knownProducts > 0) {
    const known = bundle.productIds.filter(isProduct).length;
    if (known < MIN_KNOWN_SHARE * bundle.productIds.length) {
      throw new ModelRefused(
        `The shop has only ${known} of the model's ${bundle.productIds.length} products.`,
      );
    }
  }
  checkScores(bundle);
  return new LiveModel(artifact.id, bundle);
}

function checkIds({ productIds, ranker, similar, together }: ModelBundle): void {
  if (productIds.length === 0) throw new ModelRefused("The model knows no products.");
  if (new Set(productIds).size !== productIds.length || productIds.some((id) => id <= 0)) {
    throw new ModelRefused("The model's product ids are not distinct and positive.");
  }
  for (const part of [ranker, similar, together]) {
    if (part.productCount !== productIds.length) {
      throw new ModelRefused(`A part knows ${part.productCount} products, the model ${productIds.length}.`);
    }
  }
}

function checkScores({ ranker, productIds, trainedAt }: ModelBundle): void {
  const last = productIds.length - 1;
  const some: History = {
    products: Uint32Array.of(0, last),
    weights: Float32Array.of(1, 5),
    at: Float64Array.of(trainedAt - 1, trainedAt),
  };
  const scores = new Float32Array(productIds.length);
  for (const history of [EMPTY_HISTORY, some]) {
    ranker.score(history, trainedAt, scores);
    if (!scores.every(Number.isFinite)) throw new ModelRefused("The model's scores are not finite.");
  }
}
