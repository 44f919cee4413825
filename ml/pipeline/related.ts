import { topK, type Ranked } from "../base/top-k";
import type { Recommender } from "../core/recommender";

const NOTHING: Ranked = { items: new Uint32Array(0), scores: new Float32Array(0) };

/**
 * What goes with some items, best first and without themselves. A model that has no answer of its own is asked what
 * somebody would want who met just these items, now.
 *
 * @throws RangeError for an item the model does not know
 */
export function findRelated(model: Recommender, about: Uint32Array, limit: number): Ranked {
  if (about.length === 0) return NOTHING;
  if (model.relatedTo !== undefined) return model.relatedTo(about, limit);
  const scores = new Float32Array(model.itemCount);
  const history = {
    items: about,
    weights: new Float32Array(about.length).fill(1),
    at: new Float64Array(about.length),
  };
  model.score(history, 0, scores);
  const blocked = Uint8Array.from(scores, (score) => (score > 0 ? 0 : 1));
  for (const item of about) blocked[item] = 1;
  return topK(scores, limit, blocked);
}
