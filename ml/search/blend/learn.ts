import type { Evaluation } from "../../eval/splits/evaluation";
import { discount, idealGain } from "../../eval/gain";
import { topK } from "../../base/top-k";
import type { Pace } from "../../base/pace";
import type { Recommender } from "../../core/recommender";
import { climbSimplex } from "./climb-simplex";
import { createPanel, type Opinion } from "./opinion";
import { selectSources, type Selection } from "./select-sources";

/** Sources fitted on one past, and the cases to try their blend on. */
export interface BlendFold {
  /** The same models in the same order in every fold. */
  readonly sources: readonly Recommender[];
  readonly evaluation: Evaluation;
}

export interface LearnOptions {
  /** The length of the lists that the weights are to make good. */
  readonly k: number;
  readonly pace: Pace;
  /** Ask on so many cases at most, spread evenly; 2,000 unless told. */
  readonly maxCases?: number;
  /** At most so many sources get a weight; all of them unless told. */
  readonly maxSources?: number;
  /** One group for each source: of a group at most one source gets a weight. */
  readonly groups?: readonly string[];
}

const MAX_CASES = 2000;

/** One opinion, ready to be measured many times. */
interface Question {
  readonly scores: readonly Float32Array[];
  /** Whether each candidate is relevant. */
  readonly isRelevant: Uint8Array;
  readonly idealGain: number;
  /** The most hits a list can have. */
  readonly mostHits: number;
}

type Measure = (weights: readonly number[]) => Promise<number>;

/**
 * The weights whose blend has the best lists (NDCG@k and capped recall@k alike) on validation folds, with a slight
 * preference for even ones (see climb-simplex.ts). Where not all sources may have a weight, those that go well together are selected.
 *
 * @returns one weight per source, ≥ 0 and adding up to 1
 * @throws RangeError without sources
 */
export async function learnBlendWeights(
  folds: readonly BlendFold[],
  { k, pace, maxCases = MAX_CASES, maxSources = Infinity, groups }: LearnOptions,
): Promise<readonly number[]> {
  const count = folds[0]?.sources.length ?? 0;
  if (count === 0) throw new RangeError("A blend needs at least one source.");
  const questions = await prepareAll(folds, { k, pace, maxCases });
  const measure: Measure = async (weights) => {
    await pace.yield();
    return questions.reduce((sum, question) => sum + measureBlend(question, weights, k), 0);
  };
  if (count <= maxSources && !mustChoose(count, groups)) return climbSimplex(count, measure);
  const spread = ({ sources, weights }: Selection): number[] => {
    const all = new Array<number>(count).fill(0);
    sources.forEach((source, place) => (all[source] = weights[place]));
    return all;
  };
  const selected = await selectSources({
    count,
    most: maxSources,
    groupOf: (source) => groups?.[source] ?? source,
    measure: (selection) => measure(spread(selection)),
  });
  return spread(selected);
}

function mustChoose(count: number, groups: LearnOptions["groups"]): boolean {
  return groups !== undefined && new Set(groups).size < count;
}

async function prepareAll(
  folds: readonly BlendFold[],
  { k, pace, maxCases }: Required<Omit<LearnOptions, "maxSources" | "groups">>,
): Promise<Question[]> {
  const cases = folds.reduce((sum, { evaluation }) => sum + evaluation.cases.length, 0);
  const step = Math.max(1, Math.ceil(cases / maxCases));
  const questions: Question[] = [];
  for (const { sources, evaluation } of folds) {
    const ask = createPanel(sources, evaluation);
    for (let i = 0; i < evaluation.cases.length; i += step) {
      if (questions.length % 32 === 0) await pace.yield();
      questions.push(prepare(ask(evaluation.cases[i]), k));
    }
  }
  return questions;
}

function prepare({ items, relevant, scores }: Opinion, k: number): Question {
  return {
    scores,
    isRelevant: Uint8Array.from(items, (item) => (relevant.has(item) ? 1 : 0)),
    idealGain: idealGain(Math.min(k, relevant.size)),
    mostHits: Math.min(k, relevant.size),
  };
}

/**
 * The mean of NDCG@k and capped recall@k of the candidates in the order of their blended scores. NDCG alone hangs on the
 * first few places, which a small sample settles by luck.
 */
function measureBlend(
  { scores, isRelevant, mostHits, idealGain: ideal }: Question,
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
  let hits = 0;
  for (const [position, c] of topK(blended, k).items.entries()) {
    if (isRelevant[c] === 0) continue;
    gain += discount(position);
    hits++;
  }
  return (gain / ideal + hits / mostHits) / 2;
}
