import { FEWEST_SHOPPERS } from "@/lib/recommender/models/promotion-rule";
import type { ChampionComparison } from "@/lib/recommender/models/model-version";
import { sha256Of } from "@/lib/recommender/models/sha256";
import {
  type ComparisonResult,
  createRng,
  decodeBundle,
  evaluateCases,
  FormatError,
  type ModelBundle,
  NO_PACE,
  type Pace,
  pairedDifference,
  type Recommender,
  sampleEvaluation,
  sliceLog,
  trainBundle,
  type TrainContext,
} from "@/ml/index";
import { mapRecommender } from "./mapped-recommender";
import type { ChampionTask, TrainingTask } from "./training-task";

/** Resamples of a paired difference. */
const SAMPLES = 1_000;

/** First index with `at` not before `time` (or after it, when `after`). */
function indexAt(at: Float64Array, time: number, after: boolean): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const value = at[middle] ?? 0;
    if (after ? value <= time : value < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The live version; null for one that cannot be read, which does not stand in anybody's way. */
export function decodeChampion(champion: ChampionTask): ModelBundle | null {
  try {
    return decodeBundle(champion.bytes, { adopt: true, digest: sha256Of });
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}

/**
 * Measures champion (the live version) and challenger (what the comparison chose) for the same shoppers, on interactions
 * neither has learnt from. A model that has already seen the comparison's test part would win there by memory; so unless
 * the champion is older than that part, both are measured on what happened since it was trained, the challenger's recipe
 * being fitted once more on what had happened before. Null when that is too little.
 */
export async function compareWithChampion(
  task: TrainingTask,
  champion: ChampionTask,
  bundle: ModelBundle,
  { comparison, ndcgOnTest }: ComparisonResult,
  context: TrainContext,
): Promise<ChampionComparison | null> {
  const { log, content, productIds, pipeline, seed } = task;
  const { testFrom } = comparison.split;
  if (testFrom === null) return null;
  const isOlder = champion.seenUntil < testFrom;
  const cut = isOlder ? indexAt(log.at, testFrom, false) : indexAt(log.at, champion.seenUntil, true);
  const past = sliceLog(log, 0, cut);
  // As many shoppers as the comparison asked, drawn the same way: on the test part, the same.
  const evaluation = sampleEvaluation(past, sliceLog(log, cut, log.length), pipeline, seed);
  if (evaluation.cases.length < FEWEST_SHOPPERS) return null;
  const measure = (model: Recommender, from: number, to: number) =>
    evaluateCases(model, evaluation, pipeline.k, movingPace(context, from, to));
  const live = await measure(mapRecommender(bundle, productIds), 0, isOlder ? 1 : 0.2);
  const pair = async (own: Float64Array, challenger: ChampionComparison["challenger"]) => {
    const bootstrap = { samples: SAMPLES, rng: createRng(seed) };
    const difference = await pairedDifference(own, live.ndcg, bootstrap, NO_PACE);
    const on = isOlder ? ("test" as const) : ("since" as const);
    return { championId: champion.id, on, champion: live.metrics, challenger, difference };
  };
  const measured = comparison.rows.find((row) => row.model === comparison.chosen)?.test;
  if (isOlder && measured) return pair(ndcgOnTest, measured);
  const onProgress = (fraction: number, stage: string) => context.onProgress?.(0.2 + 0.6 * fraction, stage);
  const { recipe } = comparison;
  const ranking = { ...recipe, roles: { ...recipe.roles, similar: [], together: [] } };
  const data = { log: past, ...(content && { content }) };
  const { ranker } = await trainBundle(data, productIds, ranking, pipeline, { ...context, onProgress });
  const { ndcg, metrics } = await measure(ranker, 0.8, 1);
  return pair(ndcg, metrics);
}

/** Tells of the measuring with every yield: nearer to `to` each time, wherever it ends. */
function movingPace({ onProgress }: TrainContext, from: number, to: number): Pace {
  let yields = 0;
  return {
    ...NO_PACE,
    async yield() {
      onProgress?.(to - (to - from) * Math.exp(-++yields / 30), "Measuring the live version");
    },
  };
}
