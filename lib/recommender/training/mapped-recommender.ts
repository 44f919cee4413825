import type { History, ModelBundle, Recommender } from "@/ml/index";

/** Indices of the history's entries that `indexOf` knows, and the entries under their other numbers. */
function translate(history: History, indexOf: Int32Array): History {
  const kept = Uint32Array.from(history.items.keys()).filter(
    (i) => (indexOf[history.items[i] ?? 0] ?? -1) >= 0,
  );
  return {
    items: Uint32Array.from(kept, (i) => indexOf[history.items[i] ?? 0] ?? 0),
    weights: Float32Array.from(kept, (i) => history.weights[i] ?? 0),
    at: Float64Array.from(kept, (i) => history.at[i] ?? 0),
    ...(history.stars && { stars: Float32Array.from(kept, (i) => history.stars?.[i] ?? 0) }),
  };
}

/**
 * A bundle's chosen model, answering in the product numbering of another log: histories and scores are translated.
 * Products the bundle has never seen come last.
 *
 * @param productIds the shop's product number of each index of the other log
 */
export function mapRecommender({ ranker, itemIds: known }: ModelBundle, productIds: Int32Array): Recommender {
  const indexOfId = new Map(Array.from(known, (id, index) => [id, index]));
  const indexOf = Int32Array.from(productIds, (id) => indexOfId.get(id) ?? -1);
  const own = new Float32Array(known.length);
  return {
    kind: ranker.kind,
    itemCount: productIds.length,
    score(history, now, out) {
      ranker.score(translate(history, indexOf), now, own);
      const last = own.reduce((least, score) => Math.min(least, score), 0) - 1;
      for (let i = 0; i < out.length; i++) {
        const index = indexOf[i] ?? -1;
        out[i] = index < 0 ? last : (own[index] ?? last);
      }
    },
  };
}
