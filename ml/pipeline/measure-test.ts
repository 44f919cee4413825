import { createRng } from "../base/rng";
import type { Recommender } from "../core/recommender";
import { evaluateCases, type CaseMetrics, type Metrics } from "../eval/evaluate";
import { pairedDifference, type PairedDifference } from "../eval/paired-difference";
import type { Fold } from "../eval/splits/protocol";
import { YARDSTICK } from "./candidates";
import type { PipelineConfig } from "./config";
import { assembleBundle, type ModelBundle } from "./bundle";
import { fitCost, fitPart, type FitContext } from "./fit-part";
import { rankerOf, type Recipe } from "./recipe";
import type { TrainingData } from "./training-data";

/** Of the progress of measuring, this share is fitting what is measured. */
const FITTING_SHARE = 0.5;
/** Resamples of a paired difference. */
const SAMPLES = 1000;

/** How the chosen model does on the test part, which nothing before has looked at. */
export interface TestReport {
  /** By model: what ranks, its parts, and plain popularity. */
  readonly metrics: ReadonlyMap<string, Metrics>;
  readonly overPopularity: PairedDifference | null;
  /** NDCG of what ranks for each user of the test part. */
  readonly ndcg: Float64Array;
  /** What was measured: it ranks and knows what is popular. */
  readonly bundle: ModelBundle;
}

/** The paired difference of two models, always resampled alike. */
export function comparePairs(
  a: Float64Array,
  b: Float64Array,
  context: FitContext,
): Promise<PairedDifference> {
  const bootstrap = { samples: SAMPLES, rng: createRng(context.seed) };
  return pairedDifference(a, b, bootstrap, context.stages.pace);
}

/** Fits what ranks on everything before the test part, and measures it there beside popularity and its own parts. */
export async function measureOnTest(
  recipe: Recipe,
  { train: log, evaluation }: Fold,
  content: TrainingData["content"],
  config: PipelineConfig,
  context: FitContext,
): Promise<TestReport> {
  const past = { log, now: evaluation.now, ...(content && { content }) };
  const names = new Set([...recipe.roles.ranker, ...recipe.roles.popular].map(({ part }) => part));
  const models = new Map<string, Recommender>();
  const fitting = [...names].reduce((sum, name) => sum + fitCost(recipe.parts[name].kind, past), 0);
  const { stages } = context;
  stages.expect(fitting / FITTING_SHARE);
  for (const name of names) {
    const { kind, parameters } = recipe.parts[name];
    stages.begin(`Measuring on test: ${kind}`, fitCost(kind, past));
    models.set(name, (await fitPart(kind, parameters, past, context)).model);
  }
  stages.begin(`Measuring on test: ${rankerOf(recipe)}`, (fitting * (1 - FITTING_SHARE)) / FITTING_SHARE);
  const measured = new Map<string, CaseMetrics>();
  const measure = async (name: string, model: Recommender): Promise<CaseMetrics> => {
    const known = measured.get(name) ?? (await evaluateCases(model, evaluation, config.k, stages.pace));
    measured.set(name, known);
    return known;
  };
  const yardstick = models.get(YARDSTICK) ?? (await fitPart(YARDSTICK, {}, past, context)).model;
  const popularity = await measure(YARDSTICK, yardstick);
  const bundle = assembleBundle({
    itemIds: new Int32Array(log.itemCount),
    trainedAt: evaluation.now,
    weights: config.weights,
    recipe: { ...recipe, roles: { ...recipe.roles, similar: [], together: [] } },
    models,
  });
  const { ndcg } = await measure(rankerOf(recipe), bundle.ranker);
  for (const { part } of recipe.roles.ranker) {
    const model = models.get(part);
    if (model !== undefined) await measure(recipe.parts[part].kind, model);
  }
  const isMeasured = evaluation.cases.length > 0;
  const overPopularity = isMeasured ? await comparePairs(ndcg, popularity.ndcg, context) : null;
  stages.finish();
  const metrics = new Map([...measured].map(([name, { metrics: found }]) => [name, found]));
  return { metrics, overPopularity, ndcg, bundle };
}
