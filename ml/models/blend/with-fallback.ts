import { topK } from "../../base/top-k";
import type { History, Recommender } from "../../core/recommender";

/**
 * A model that always has something to say: where `model` cannot tell items apart (an empty history, or
 * one of items nobody else met), `fallback` answers. It goes by the name of `model`, which also explains.
 */
export function withFallback(model: Recommender, fallback: Recommender): Recommender {
  const score = (history: History, now: number, out: Float32Array): void => {
    model.score(history, now, out);
    if (isFlat(out)) fallback.score(history, now, out);
  };
  return {
    kind: model.kind,
    itemCount: model.itemCount,
    score,
    ...(model.topK && {
      topK(history: History, now: number, limit: number, blocked?: Uint8Array) {
        const best = model.topK?.(history, now, limit, blocked);
        // Different scores at the ends: it can tell items apart, and nobody has to score all of them.
        if (best !== undefined && best.scores[0] > best.scores[best.scores.length - 1]) return best;
        const scores = new Float32Array(model.itemCount);
        score(history, now, scores);
        return topK(scores, limit, blocked);
      },
    }),
    ...(model.explain && {
      explain: (history: History, item: number, now?: number) =>
        model.explain?.(history, item, now) ?? new Float32Array(history.items.length),
    }),
  };
}

function isFlat(scores: Float32Array): boolean {
  for (let i = 1; i < scores.length; i++) if (scores[i] !== scores[0]) return false;
  return true;
}
