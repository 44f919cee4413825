import type { Evaluation, EvaluationCase } from "../../eval/splits/evaluation";
import { topK } from "../../base/top-k";
import type { Recommender } from "../../core/recommender";
import { answerOf } from "../../core/answers/answer-of";

/** Items each source may bring into a blend while weights are tried; the finished blend ranks all. */
const CANDIDATES_PER_SOURCE = 100;

/** What the sources say about one case: calibrated scores of the candidates, source after source. */
export interface Opinion {
  readonly relevant: ReadonlySet<number>;
  /** Ascending: the case's own candidates, or the best of each source. */
  readonly items: Uint32Array;
  readonly scores: readonly Float32Array[];
}

/**
 * Has every source score a case of an evaluation, and calibrates what they say (see models/blend/model.ts). The scores of a whole
 * catalog are written over by the next case; what is kept of them are the candidates.
 */
export function createPanel(
  sources: readonly Recommender[],
  { itemCount, now, known = "left-out" }: Evaluation,
): (testCase: EvaluationCase) => Opinion {
  const all = sources.map(() => new Float32Array(itemCount));
  const met = new Uint8Array(itemCount);
  const blocked = known === "left-out" ? met : new Uint8Array(itemCount);
  return ({ history, relevant, candidates, now: askedAt = now }) => {
    for (const item of history.items) met[item] = 1;
    const scales = sources.map((model, source) => {
      const answer = answerOf(model, history, askedAt);
      answer.scoreAll(all[source]);
      const { scale } = answer;
      // A source without a say has no favourites.
      if (scale === 0) all[source].fill(0);
      return scale;
    });
    const items = candidates?.filter((item) => blocked[item] === 0) ?? uniteBest(all, blocked);
    for (const item of history.items) met[item] = 0;
    return { relevant, items, scores: all.map((scores, source) => pick(scores, items, scales[source])) };
  };
}

function uniteBest(all: readonly Float32Array[], blocked: Uint8Array): Uint32Array {
  const best = all.flatMap((scores) => [...topK(scores, CANDIDATES_PER_SOURCE, blocked).items]);
  return Uint32Array.from(new Set(best)).sort();
}

function pick(scores: Float32Array, items: Uint32Array, scale: number): Float32Array {
  const picked = new Float32Array(items.length);
  for (let i = 0; i < items.length; i++) picked[i] = scores[items[i]] * scale;
  return picked;
}
