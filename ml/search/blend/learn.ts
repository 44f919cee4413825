import type { Evaluation } from "../../eval/splits/evaluation";
import { discount, idealGain } from "../../eval/gain";
import { topK } from "../../base/top-k";
import type { Pace } from "../../base/pace";
import type { Recommender } from "../../core/recommender";
import { climbSimplex } from "./climb-simplex";
import { askSources, type Opinion } from "./opinion";

/** Sources fitted on one past, and the cases to try their blend on. */
export interface BlendFold {
  /** The same models in the same order in every fold. */
  readonly sources: readonly Recommender[];
  readonly evaluation: Evaluation;
}

export interface LearnOptions {
  /** The length of list whose NDCG the weights are to make large. */
  readonly k: number;
  readonly pace: Pace;
  /** Ask on so many cases at most, spread evenly; 2,000 unless told. */
  readonly maxCases?: number;
  /** At most so many sources get a weight; all of them unless told. */
  readonly maxSources?: number;
}

const MAX_CASES = 2000;
/** Weights a further source is tried with. */
const SHARES = [0.25, 0.5];
/** By how much, relative, a further source has to improve a blend: each one costs time in every answer. */
const WORTH = 0.002;

/** One opinion, ready to be measured many times. */
interface Question {
  readonly scores: readonly Float32Array[];
  /** Whether each candidate is relevant. */
  readonly isRelevant: Uint8Array;
  readonly idealGain: number;
}

type Measure = (weights: readonly number[]) => Promise<number>;

/**
 * The weights whose blend has the highest NDCG@k on validation folds, with a slight preference for even ones (see
 * climb-simplex.ts). Where not all sources may have a weight, they are picked one after the other: the best alone,
 * then whichever improves the blend most, as long as one does.
 *
 * @returns one weight per source, ≥ 0 and adding up to 1
 * @throws RangeError without sources
 */
export async function learnBlendWeights(
  folds: readonly BlendFold[],
  { k, pace, maxCases = MAX_CASES, maxSources = Infinity }: LearnOptions,
): Promise<readonly number[]> {
  const count = folds[0]?.sources.length ?? 0;
  if (count === 0) throw new RangeError("A blend needs at least one source.");
  const questions = await prepareAll(folds, { k, pace, maxCases });
  const measure: Measure = async (weights) => {
    await pace.yield();
    return questions.reduce((sum, question) => sum + measureBlend(question, weights, k), 0);
  };
  if (count <= maxSources) return climbSimplex(count, measure);
  const picked = await pickSources(count, maxSources, measure);
  const spread = (weights: readonly number[]): number[] => {
    const all = new Array<number>(count).fill(0);
    picked.forEach((source, place) => (all[source] = weights[place]));
    return all;
  };
  return spread(await climbSimplex(picked.length, (weights) => measure(spread(weights))));
}

async function prepareAll(
  folds: readonly BlendFold[],
  { k, pace, maxCases }: Required<Omit<LearnOptions, "maxSources">>,
): Promise<Question[]> {
  const cases = folds.reduce((sum, { evaluation }) => sum + evaluation.cases.length, 0);
  const step = Math.max(1, Math.ceil(cases / maxCases));
  const questions: Question[] = [];
  for (const { sources, evaluation } of folds) {
    for (let i = 0; i < evaluation.cases.length; i += step) {
      if (questions.length % 32 === 0) await pace.yield();
      questions.push(prepare(askSources(sources, evaluation.cases[i], evaluation), k));
    }
  }
  return questions;
}

/** Forward selection (Caruana et al. 2004): the sources of a good blend, at most `most` of them. */
async function pickSources(count: number, most: number, measure: Measure): Promise<number[]> {
  let best = { weights: new Array<number>(count).fill(0), quality: -Infinity, source: 0 };
  const picked: number[] = [];
  while (picked.length < most) {
    const before = best;
    for (let source = 0; source < count; source++) {
      if (picked.includes(source)) continue;
      for (const share of picked.length === 0 ? [1] : SHARES) {
        const weights = before.weights.map((weight, i) => (1 - share) * weight + (i === source ? share : 0));
        const quality = await measure(weights);
        if (quality > best.quality) best = { weights, quality, source };
      }
    }
    if (picked.length > 0 && best.quality <= before.quality * (1 + WORTH)) break;
    picked.push(best.source);
  }
  return picked;
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
