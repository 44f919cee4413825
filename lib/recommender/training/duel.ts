import { FEWEST_SHOPPERS } from "@/lib/recommender/models/promotion-rule";
import type { Duel } from "@/lib/recommender/models/model-version";
import { sha256Of } from "@/lib/recommender/models/sha256";
import {
  askUsers,
  type Comparison,
  decodeBundle,
  evaluate,
  FormatError,
  lowerBound,
  type ModelBundle,
  NO_PACE,
  type Pace,
  type Recommender,
  sliceLog,
  trainBundle,
  type TrainContext,
  upperBound,
} from "@/ml/index";
import { mapRecommender } from "./mapped-recommender";
import type { Incumbent, TrainingTask } from "./training-task";

function decodeOrNull(incumbent: Incumbent): ModelBundle | null {
  try {
    return decodeBundle(incumbent.bytes, { adopt: true, digest: sha256Of });
  } catch (error) {
    // A live version that cannot even be read does not stand in anybody's way.
    if (error instanceof FormatError) return null;
    throw error;
  }
}

/**
 * Measures the live model beside the newcomer on interactions neither has learnt from. A model that has already seen the
 * comparison's test part would win there by memory; so unless the live one is older than that part, both are measured on
 * what happened since it was trained, the newcomer's recipe being fitted once more on what had happened before.
 * Null when that is too little, or the live version cannot be read.
 */
export async function holdDuel(
  task: TrainingTask,
  incumbent: Incumbent,
  comparison: Comparison,
  context: TrainContext,
): Promise<Duel | null> {
  const { log, productIds, pipeline } = task;
  const { testFrom } = comparison.split;
  const bundle = testFrom === null ? null : decodeOrNull(incumbent);
  if (testFrom === null || !bundle) return null;
  const isOlder = incumbent.seenUntil < testFrom;
  const cut = isOlder ? lowerBound(log.at, testFrom) : upperBound(log.at, incumbent.seenUntil);
  const past = sliceLog(log, 0, cut);
  // As many shoppers as the comparison asked, drawn the same way: on the test part, the same.
  const evaluation = askUsers(past, sliceLog(log, cut, log.length), pipeline, task.seed);
  if (evaluation.cases.length < FEWEST_SHOPPERS) return null;
  const measure = (model: Recommender, from: number, to: number) =>
    evaluate(model, evaluation, pipeline.k, movingPace(context, from, to));
  const measured = comparison.rows.find((row) => row.model === comparison.chosen)?.test;
  const live = await measure(mapRecommender(bundle, productIds), 0, isOlder ? 1 : 0.2);
  if (isOlder && measured) return { liveId: incumbent.id, on: "test", live, newcomer: measured };
  const onProgress = (fraction: number, stage: string) => context.onProgress?.(0.2 + 0.6 * fraction, stage);
  const { ranker } = await trainBundle(past, productIds, comparison, pipeline, { ...context, onProgress });
  return { liveId: incumbent.id, on: "since", live, newcomer: await measure(ranker, 0.8, 1) };
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
