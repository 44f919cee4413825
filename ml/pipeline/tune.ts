import { searchBlendWeights } from "../blend/search-weights";
import { evaluate, type Evaluation } from "../eval/evaluate";
import type { Recommender } from "../recommender";
import type { Fitting } from "./fit-models";
import { fitAlsChoice, fitItemKnnChoice, fitRecentPopularityChoice } from "./fit-models";
import { firstChoices, type TunedParameters } from "./tuned-parameters";

/**
 * Chooses every model's parameters, then the blend's weights, on the validation part. Nothing is chosen
 * where nobody can be asked: then the first choices stand.
 *
 * @param onTried called after each choice that was tried
 */
export async function tuneParameters(
  fitting: Fitting,
  validation: Evaluation,
  onTried: (stage: string) => void,
): Promise<TunedParameters> {
  const { config, pace } = fitting;
  if (validation.cases.length === 0) return firstChoices(config);
  const tryAll = <C>(
    stage: string,
    choices: readonly C[],
    fit: (choice: C) => Recommender | Promise<Recommender>,
  ) =>
    pickBest(choices, async (choice) => {
      const model = await fit(choice);
      const { recall, ndcg } = await evaluate(model, validation, config.k, pace);
      onTried(stage);
      return { model, quality: recall + ndcg };
    });
  const first = firstChoices(config);
  const als = await tryAll("Trying factorisations", withFirst(config.alsChoices, first.als), (choice) =>
    fitAlsChoice(fitting, choice),
  );
  const knn = await tryAll("Trying neighbours", withFirst(config.itemKnnChoices, first.itemKnn), (choice) =>
    fitItemKnnChoice(fitting, choice),
  );
  const recent = await tryAll(
    "Trying trends",
    withFirst(config.popularityDecays, first.popularityDecayPerDay),
    (choice) => fitRecentPopularityChoice(fitting, choice),
  );
  const sources = [als.model, recent.model, knn.model];
  const blend = await searchBlendWeights(sources, validation, config.k, config.blendSteps, pace);
  onTried("Weighing the blend");
  return { als: als.choice, itemKnn: knn.choice, popularityDecayPerDay: recent.choice, blend };
}

function withFirst<C>(choices: readonly C[], first: C): readonly C[] {
  return choices.length > 0 ? choices : [first];
}

/** The choice of highest quality, the earlier one on a tie. */
async function pickBest<C>(
  choices: readonly C[],
  attempt: (choice: C) => Promise<{ model: Recommender; quality: number }>,
): Promise<{ choice: C; model: Recommender }> {
  let best: { choice: C; model: Recommender; quality: number } | null = null;
  for (const choice of choices) {
    const tried = await attempt(choice);
    if (best === null || tried.quality > best.quality) best = { choice, ...tried };
  }
  if (best === null) throw new RangeError("There is nothing to choose from.");
  return best;
}
