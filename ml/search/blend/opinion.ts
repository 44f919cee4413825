import type { Evaluation, EvaluationCase } from "../../eval/splits/evaluation";
import { topK } from "../../base/top-k";
import type { Recommender } from "../../core/recommender";
import { calibration, markKnown } from "../../models/blend/model";

/** Products each source may bring into a blend while weights are tried; the finished blend ranks all. */
const CANDIDATES_PER_SOURCE = 200;

/** What the sources say about one case: calibrated scores of the candidates, source after source. */
export interface Opinion {
  readonly relevant: ReadonlySet<number>;
  /** Ascending: the case's own candidates, or the best of each source. */
  readonly products: Uint32Array;
  readonly scores: readonly Float32Array[];
}

/** Has every source score one case, and calibrates what they say (see model.ts). */
export function askSources(
  sources: readonly Recommender[],
  item: EvaluationCase,
  { productCount, now, known = "left-out" }: Evaluation,
): Opinion {
  const met = markKnown(item.history, productCount);
  const all = sources.map((model) => {
    const scores = new Float32Array(productCount);
    model.score(item.history, item.now ?? now, scores);
    const scale = calibration(scores, met);
    for (let i = 0; i < productCount; i++) scores[i] *= scale;
    return scores;
  });
  const blocked = known === "left-out" ? met : new Uint8Array(productCount);
  const products = item.candidates?.filter((product) => blocked[product] === 0) ?? uniteBest(all, blocked);
  return {
    relevant: item.relevant,
    products,
    scores: all.map((scores) => Float32Array.from(products, (product) => scores[product])),
  };
}

function uniteBest(all: readonly Float32Array[], blocked: Uint8Array): Uint32Array {
  const best = all.flatMap((scores) => [...topK(scores, CANDIDATES_PER_SOURCE, blocked).products]);
  return Uint32Array.from(new Set(best)).sort();
}
