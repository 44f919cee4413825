import type { ModelEntry } from "../core/model/define-model";
import { withAnswers, type MakeAnswer } from "../core/model/with-answers";
import * as all from "./all";
import { answerAls } from "./als/answer";
import { answerPopularity } from "./popularity/answer";

/** Any of them, each with its own name and parameters. */
export type RegisteredModel = (typeof all)[keyof typeof all];

/** What others are measured by, and so comes first in every table. */
const YARDSTICKS: readonly ModelEntry[] = [all.popularityModel, all.recentPopularityModel];

/** Models whose classes do not say how they answer in parts: those of which a page may load one alone. */
const ANSWERS: ReadonlyMap<string, MakeAnswer> = new Map([
  [all.alsModel.kind, answerAls],
  [all.popularityModel.kind, answerPopularity],
  [all.recentPopularityModel.kind, answerPopularity],
]);

/** Every model there is (`all.ts`), the yardsticks first, the others by name. */
export const MODELS: readonly ModelEntry[] = [
  ...YARDSTICKS,
  ...Object.values<ModelEntry>(all).filter((model) => !YARDSTICKS.includes(model)),
].map((model) => {
  const make = ANSWERS.get(model.kind);
  return make ? withAnswers(model, make) : model;
});

/** What models used to be called, and are called now. */
const RENAMED: Readonly<Record<string, string>> = {
  "session-knn": "vs-knn",
  "truncated-svd": "pure-svd",
  "explicit-sgd": "svd++",
  "item-cf": "item-knn",
};

/** @throws RangeError for a kind no model has, naming those there are */
export function findModel(kind: string): ModelEntry {
  const found = MODELS.find((model) => model.kind === kind);
  if (found !== undefined) return found;
  const renamed = RENAMED[kind];
  const hint =
    renamed === undefined
      ? `there are ${MODELS.map((m) => m.kind).join(", ")}`
      : `"${renamed}" is its name now`;
  throw new RangeError(`No model is called "${kind}"; ${hint}.`);
}
