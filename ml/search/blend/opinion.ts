import type { Evaluation, EvaluationCase } from "../../eval/splits/evaluation";
import { topK } from "../../base/top-k";
import type { Recommender } from "../../core/recommender";
import { calibration, markKnown } from "../../models/blend/model";

/** Items each source may bring into a blend while weights are tried; the finished blend ranks all. */
const CANDIDATES_PER_SOURCE = 100;

/** What the sources say about one case: calibrated scores of the candidates, source after source. */
export interface Opinion {
  readonly relevant: ReadonlySet<number>;
  /** Ascending: the case's own candidates, or the best of each source. */
  readonly items: Uint32Array;
  readonly scores: readonly Float32Array[];
}

/** Has every source score one case, and calibrates what they say (see model.ts). */
export function askSources(
  sources: readonly Recommender[],
  testCase: EvaluationCase,
  { itemCount, now, known = "left-out" }: Evaluation,
): Opinion {
  const met = markKnown(testCase.history, itemCount);
  const all = sources.map((model) => {
    const scores = new Float32Array(itemCount);
    model.score(testCase.history, testCase.now ?? now, scores);
    const scale = calibration(scores, met);
    for (let i = 0; i < itemCount; i++) scores[i] *= scale;
    return scores;
  });
  const blocked = known === "left-out" ? met : new Uint8Array(itemCount);
  const items = testCase.candidates?.filter((item) => blocked[item] === 0) ?? uniteBest(all, blocked);
  return {
    relevant: testCase.relevant,
    items,
    scores: all.map((scores) => Float32Array.from(items, (item) => scores[item])),
  };
}

function uniteBest(all: readonly Float32Array[], blocked: Uint8Array): Uint32Array {
  const best = all.flatMap((scores) => [...topK(scores, CANDIDATES_PER_SOURCE, blocked).items]);
  return Uint32Array.from(new Set(best)).sort();
}
