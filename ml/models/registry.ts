import { alsModel } from "./als/definition";
import { bprModel } from "./bpr/definition";
import { coPurchaseModel } from "./co-purchase/definition";
import { contentModel } from "./content/definition";
import { easeModel } from "./ease/definition";
import { explicitAlsModel } from "./explicit-als/definition";
import { explicitSgdModel } from "./svd-plus-plus/definition";
import { graphFilterModel } from "./graph-filter/definition";
import { itemCfModel } from "./item-knn/definition";
import { itemKnnModel } from "./co-occurrence/definition";
import type { ModelEntry } from "../core/model/define-model";
import { popularityModel, recentPopularityModel } from "./popularity/definition";
import { sessionKnnModel } from "./vs-knn/definition";
import { sparseEaseModel } from "./sparse-ease/definition";
import { truncatedSvdModel } from "./pure-svd/definition";
import { userKnnModel } from "./user-knn/definition";

/** Every model there is, by kind. A new one is a line here and passes the contract suite. */
export const MODELS: readonly ModelEntry[] = [
  popularityModel,
  recentPopularityModel,
  alsModel,
  itemKnnModel,
  easeModel,
  sparseEaseModel,
  graphFilterModel,
  truncatedSvdModel,
  sessionKnnModel,
  itemCfModel,
  userKnnModel,
  coPurchaseModel,
  explicitAlsModel,
  explicitSgdModel,
  bprModel,
  contentModel,
];

/** @throws RangeError for a kind no model has, naming those there are */
export function findModel(kind: string): ModelEntry {
  const found = MODELS.find((model) => model.kind === kind);
  if (found === undefined) {
    throw new RangeError(`No model is called "${kind}"; there are ${MODELS.map((m) => m.kind).join(", ")}.`);
  }
  return found;
}
