import type { Evaluation } from "../../eval/splits/evaluation";
import { measureAccuracy } from "../../eval/accuracy";
import { topK } from "../../base/top-k";
import type { Pace } from "../../base/pace";
import type { Recommender } from "../../core/recommender";
import { askSources, type Opinion } from "./opinion";

/** Sources fitted on one past, and the users to try their blend on. All trials have the same sources. */
export interface BlendTrial {
  readonly sources: readonly Recommender[];
  readonly evaluation: Evaluation;
}

/**
 * The weights, multiples of 1/steps that add up to 1, whose blend has the highest capped Recall@k + NDCG@k. Each
 * point is judged together with its neighbours on the grid, half and half: a peak that nothing around it
 * supports is luck.
 *
 * @returns one weight per source
 */
export async function searchBlendWeights(
  trials: readonly BlendTrial[],
  k: number,
  steps: number,
  pace: Pace,
): Promise<readonly number[]> {
  const opinions: Opinion[] = [];
  for (const { sources, evaluation } of trials) {
    for (const [index, item] of evaluation.cases.entries()) {
      if (index % 32 === 0) await pace.yield();
      opinions.push(askSources(sources, item, evaluation));
    }
  }
  const points = listGrid(trials[0].sources.length, steps);
  const quality: number[] = [];
  for (const point of points) {
    await pace.yield();
    quality.push(opinions.reduce((sum, opinion) => sum + measureBlend(opinion, point, k), 0));
  }
  const supported = points.map((point, i) => {
    const around = quality.filter((_, j) => areNeighbours(point, points[j]));
    const mean = around.reduce((sum, value) => sum + value, 0) / Math.max(1, around.length);
    return (quality[i] + mean) / 2;
  });
  const best = supported.indexOf(Math.max(...supported));
  return points[best].map((part) => part / steps);
}

function measureBlend(opinion: Opinion, weights: readonly number[], k: number): number {
  const blended = new Float32Array(opinion.items.length);
  for (const [source, scores] of opinion.scores.entries()) {
    for (let c = 0; c < blended.length; c++) blended[c] += weights[source] * scores[c];
  }
  const list = topK(blended, k).items.map((c) => opinion.items[c]);
  const [{ "capped-recall": recall, ndcg }] = measureAccuracy(list, opinion.relevant, [k]);
  return recall + ndcg;
}

/** All ways to hand out `steps` parts to `count` sources. */
export function listGrid(count: number, steps: number): number[][] {
  if (count === 1) return [[steps]];
  return Array.from({ length: steps + 1 }, (_, first) => steps - first).flatMap((first) =>
    listGrid(count - 1, steps - first).map((rest) => [first, ...rest]),
  );
}

/** One part moved from one source to another. */
function areNeighbours(a: readonly number[], b: readonly number[]): boolean {
  return a.reduce((sum, part, i) => sum + Math.abs(part - b[i]), 0) === 2;
}
