import { alsModel } from "./als/definition";
import { bprModel } from "./bpr/definition";
import { coPurchaseModel } from "./co-purchase/definition";
import { contentModel } from "./content/definition";
import { easeModel } from "./ease/definition";
import { explicitAlsModel } from "./explicit-als/definition";
import { svdPlusPlusModel } from "./svd-plus-plus/definition";
import { graphFilterModel } from "./graph-filter/definition";
import { itemKnnModel } from "./item-knn/definition";
import { coOccurrenceModel } from "./co-occurrence/definition";
import type { ModelEntry } from "../core/model/define-model";
import { popularityModel, recentPopularityModel } from "./popularity/definition";
import { vsKnnModel } from "./vs-knn/definition";
import { sparseEaseModel } from "./sparse-ease/definition";
import { pureSvdModel } from "./pure-svd/definition";
import { userKnnModel } from "./user-knn/definition";

/** Every model there is. A new one is a line here and passes the contract suite. */
const REGISTERED = [
  popularityModel,
  recentPopularityModel,
  alsModel,
  coOccurrenceModel,
  easeModel,
  sparseEaseModel,
  graphFilterModel,
  pureSvdModel,
  vsKnnModel,
  itemKnnModel,
  userKnnModel,
  coPurchaseModel,
  explicitAlsModel,
  svdPlusPlusModel,
  bprModel,
  contentModel,
] as const;

/** Any of them, each with its own name and parameters. */
export type RegisteredModel = (typeof REGISTERED)[number];

export const MODELS: readonly ModelEntry[] = REGISTERED;

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
