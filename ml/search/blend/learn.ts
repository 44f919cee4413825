import type { Fold } from "../../eval/splits/protocol";
import { discount, idealGain } from "../../eval/gain";
import { topK } from "../../base/top-k";
import type { Pace } from "../../base/pace";
import type { Recommender } from "../../core/recommender";
import { climbSimplex } from "./climb-simplex";
import { askSources, type Opinion } from "./opinion";

export interface LearnOptions {
  /** The length of list whose NDCG the weights are to make large. */
  readonly k: number;
  readonly pace: Pace;
  /** Ask on so many cases at most, spread evenly; 2,000 unless told. */
  readonly maxCases?: number;
}

const MAX_CASES = 2000;

/** One opinion, ready to be measured many times. */
interface Question {
  readonly scores: readonly Float32Array[];
  /** Whether each candidate is relevant. */
  readonly isRelevant: Uint8Array;
  readonly idealGain: number;
}

/**
 * The weights whose blend has the highest NDCG@k on a validation fold, with a slight preference for even
 * ones (see climb-simplex.ts).
 *
 * @param sources fitted on the training part of `validation`
 * @returns one weight per source, ≥ 0 and adding up to 1
 * @throws RangeError without sources
 */
export async function learnBlendWeights(
  sources: readonly Recommender[],
  { evaluation }: Pick<Fold, "evaluation">,
  { k, pace, maxCases = MAX_CASES }: LearnOptions,
): Promise<readonly number[]> {
  if (sources.length === 0) throw new RangeError("A blend needs at least one source.");
  const step = Math.max(1, Math.ceil(evaluation.cases.length / maxCases));
  const questions: Question[] = [];
  for (let i = 0; i < evaluation.cases.length; i += step) {
    if (questions.length % 32 === 0) await pace.yield();
    questions.push(prepare(askSources(sources, evaluation.cases[i], evaluation), k));
  }
  return climbSimplex(sources.length, async (weights) => {
    await pace.yield();
    return questions.reduce((sum, question) => sum + measureBlend(question, weights, k), 0);
  });
}

function prepare({ items, relevant, scores }: Opinion, k: number): Question {
  return {
    scores,
    isRelevant: Uint8Array.from(items, (item) => (relevant.has(item) ? 1 : 0)),
    idealGain: idealGain(Math.min(k, relevant.size)),
  };
}

/** NDCG@k of the candidates in the order of their blended scores. */
function measureBlend(
  { scores, isRelevant, idealGain: ideal }: Question,
  weights: readonly number[],
  k: number,
) {
  const blended = new Float32Array(isRelevant.length);
  for (const [source, weight] of weights.entries()) {
    if (weight === 0) continue;
    const own = scores[source];
    for (let c = 0; c < blended.length; c++) blended[c] += weight * own[c];
  }
  let gain = 0;
  for (const [position, c] of topK(blended, k).items.entries()) {
    if (isRelevant[c] !== 0) gain += discount(position);
  }
  return gain / ideal;
}
