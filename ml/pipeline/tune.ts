import { searchBlendWeights } from "../search/blend/search-weights";
import { evaluate } from "../eval/evaluate";
import type { Recommender } from "../core/recommender";
import type { PipelineConfig } from "./config";
import { fitCost, measureCost } from "./costs";
import { createBlend, fitAlsChoice, fitCoOccurrenceChoice, fitRecentPopularityChoice } from "./fit-models";
import type { Stages } from "./stages";
import { firstChoices, type TunedParameters } from "./tuned-parameters";
import type { Window } from "./window";

/** Parameters with the models they give, one per window. */
interface Tried<C> {
  readonly choice: C;
  readonly models: readonly Recommender[];
}

/** What `tuneParameters` costs. */
export function tuningCost(windows: readonly Window[], config: PipelineConfig): number {
  const { popularityDecays, coOccurrenceChoices, alsChoices } = config;
  const { popularity, coOccurrence, als } = costOfWindows(windows);
  const counts = [popularityDecays.length, coOccurrenceChoices.length, alsChoices.length].map((n) =>
    Math.max(1, n),
  );
  return counts[0] * popularity + counts[1] * coOccurrence + counts[2] * als + als;
}

/** Fitting and measuring one choice of each model in all windows. */
function costOfWindows(windows: readonly Window[]) {
  const cost = { popularity: 0, coOccurrence: 0, als: 0 };
  for (const { fitting, evaluation } of windows) {
    const fit = fitCost(fitting.log.length);
    const measure = measureCost(evaluation.cases.length, evaluation.itemCount);
    cost.popularity += fit.popularity + measure;
    cost.coOccurrence += fit.coOccurrence + measure;
    cost.als += fit.als + 3 * measure; // judged in a blend
  }
  return cost;
}

/**
 * Chooses every model's parameters, then the blend's weights. Trends and neighbours are judged alone, the
 * factorisation by what it adds to an even blend with them: alone, one so regularised that it merely
 * repeats popularity can look best. Without windows the first choices stand.
 */
export async function tuneParameters(
  windows: readonly Window[],
  config: PipelineConfig,
  stages: Stages,
): Promise<TunedParameters> {
  const first = firstChoices(config);
  if (windows.length === 0) return first;
  const cost = costOfWindows(windows);
  const recent = await pickBest(config.popularityDecays, first.popularityDecayPerDay, async (choice) => {
    stages.begin("Trying trends", cost.popularity);
    const models = windows.map(({ fitting }) => fitRecentPopularityChoice(fitting, choice));
    return { choice, models, quality: await judge(windows, models) };
  });
  const knn = await pickBest(config.coOccurrenceChoices, first.coOccurrence, async (choice) => {
    stages.begin("Trying neighbours", cost.coOccurrence);
    const models = await fitEach(windows, ({ fitting }) => fitCoOccurrenceChoice(fitting, choice));
    return { choice, models, quality: await judge(windows, models) };
  });
  const als = await pickBest(config.alsChoices, first.als, async (choice) => {
    stages.begin("Trying factorisations", cost.als);
    const models = await fitEach(windows, ({ fitting }) => fitAlsChoice(fitting, choice));
    const blends = models.map((model, i) =>
      createBlend([model, recent.models[i], knn.models[i]], first.blend),
    );
    return { choice, models, quality: await judge(windows, blends) };
  });
  stages.begin("Weighing the blend", cost.als);
  const trials = windows.map(({ evaluation }, i) => ({
    evaluation,
    sources: [als.models[i], recent.models[i], knn.models[i]],
  }));
  const blend = await searchBlendWeights(trials, config.k, config.blendSteps, stages.pace);
  return { als: als.choice, coOccurrence: knn.choice, popularityDecayPerDay: recent.choice, blend };
}

/** One after the other, so that only one training holds memory. */
async function fitEach<M>(windows: readonly Window[], fit: (window: Window) => Promise<M>): Promise<M[]> {
  const models: M[] = [];
  for (const window of windows) models.push(await fit(window));
  return models;
}

/** Recall + NDCG, averaged over the users of all windows. */
async function judge(windows: readonly Window[], models: readonly Recommender[]): Promise<number> {
  let sum = 0;
  let users = 0;
  for (const [i, { evaluation, fitting }] of windows.entries()) {
    const metrics = await evaluate(models[i], evaluation, fitting.config.k, fitting.stages.pace);
    sum += metrics.users * (metrics.recall + metrics.ndcg);
    users += metrics.users;
  }
  return sum / users;
}

/** The choice of highest quality, the earlier one on a tie; `fallback` when there is none to try. */
async function pickBest<C>(
  choices: readonly C[],
  fallback: C,
  attempt: (choice: C) => Promise<Tried<C> & { quality: number }>,
): Promise<Tried<C>> {
  const [start = fallback, ...others] = choices;
  let best = await attempt(start);
  for (const choice of others) {
    const tried = await attempt(choice);
    if (tried.quality > best.quality) best = tried;
  }
  return best;
}
