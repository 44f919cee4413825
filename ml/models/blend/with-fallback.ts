import type { History, Recommender } from "../../core/recommender";

/**
 * A model that always has something to say: where `model` cannot tell items apart (an empty history, or
 * one of items nobody else met), `fallback` answers. It goes by the name of `model`, which also explains.
 */
export function withFallback(model: Recommender, fallback: Recommender): Recommender {
  return {
    kind: model.kind,
    itemCount: model.itemCount,
    score(history, now, out) {
      model.score(history, now, out);
      if (isFlat(out)) fallback.score(history, now, out);
    },
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
