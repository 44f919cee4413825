import "server-only";
import { requireServable } from "@/lib/recommender/models/artifact-check";
import type { StoredArtifact } from "@/lib/recommender/models/model-version";
import type { History, ModelBundle } from "@/ml/index";
import { LiveModel } from "./live-model";

/** A model of whose products the shop has fewer than this share was made for another shop. */
const MIN_KNOWN_SHARE = 0.5;

/** Why a model may not serve here. */
export class ModelRefused extends Error {
  override readonly name = "ModelRefused";
}

/**
 * Proves an artifact once more in the process that is to serve it: it passes the gate of promotion (which see for
 * checksum, decoding and finite scores), its ids are sound and mostly this shop's, and a history is answered with finite
 * scores. How much of the shop it covers was decided at promotion: products that came since do not take it off.
 * Throws AppError conflict or ModelRefused.
 *
 * @param shopIds all product numbers of the shop, hidden ones too
 */
export function verifyModel(artifact: StoredArtifact, shopIds: ReadonlySet<number>): LiveModel {
  const bundle = requireServable(artifact, []);
  requireSoundIds(bundle);
  const known = bundle.itemIds.filter((id) => shopIds.has(id)).length;
  if (known < MIN_KNOWN_SHARE * bundle.itemIds.length) {
    throw new ModelRefused(`The shop has only ${known} of the model's ${bundle.itemIds.length} products.`);
  }
  requireAnswerToHistory(bundle);
  return new LiveModel(artifact.id, bundle, artifact.bytes.length);
}

function requireSoundIds({ itemIds: productIds }: ModelBundle): void {
  if (productIds.length === 0) throw new ModelRefused("The model knows no products.");
  if (new Set(productIds).size !== productIds.length || productIds.some((id) => id <= 0)) {
    throw new ModelRefused("The model's product ids are not distinct and positive.");
  }
}

function requireAnswerToHistory({ ranker, itemIds: productIds, trainedAt }: ModelBundle): void {
  const history: History = {
    items: Uint32Array.of(0, productIds.length - 1),
    weights: Float32Array.of(1, 5),
    at: Float64Array.of(trainedAt - 1, trainedAt),
  };
  const scores = new Float32Array(productIds.length);
  ranker.score(history, trainedAt, scores);
  if (!scores.every(Number.isFinite))
    throw new ModelRefused("The model's scores of a history are not finite.");
}
