import { calibration, type History, markKnown, type ModelBundle } from "@/ml/index";

/** What each entry of the history adds to the ranker's score of a product, in the ranker's unit. */
export type Explain = (index: number) => Float32Array;

/**
 * A blend is a weighted sum of calibrated models, so what an entry adds to it is the same sum of what it adds to each
 * model that can say so. What is left of the score (popularity) is owed to no entry. Null when the ranker cannot say
 * anything.
 */
export function createExplain(bundle: ModelBundle, history: History, now: number): Explain | null {
  const { ranker, rankerSources } = bundle;
  if (rankerSources.length === 1) {
    return ranker.explain ? (index) => ranker.explain?.(history, index, now) ?? new Float32Array(0) : null;
  }
  const known = markKnown(history, ranker.itemCount);
  const scores = new Float32Array(ranker.itemCount);
  const voices = rankerSources.flatMap(({ model, weight }) => {
    if (weight === 0 || !model.explain) return [];
    model.score(history, now, scores);
    return [{ model, scale: weight * calibration(scores, known) }];
  });
  if (voices.length === 0) return null;
  return (index) => {
    const whole = new Float32Array(history.items.length);
    for (const { model, scale } of voices) {
      model.explain?.(history, index, now).forEach((part, entry) => {
        whole[entry] = (whole[entry] ?? 0) + scale * part;
      });
    }
    return whole;
  };
}
