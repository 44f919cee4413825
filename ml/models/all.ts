/** Every model there is, a line each: the registry, the search, the benchmark and the nightly training go by this list. */
export { alsModel } from "./als/definition";
export { bprModel } from "./bpr/definition";
export { coOccurrenceModel } from "./co-occurrence/definition";
export { coPurchaseModel } from "./co-purchase/definition";
export { contentModel } from "./content/definition";
export { easeModel } from "./ease/definition";
export { explicitAlsModel } from "./explicit-als/definition";
export { graphFilterModel } from "./graph-filter/definition";
export { itemKnnModel } from "./item-knn/definition";
export { popularityModel, recentPopularityModel } from "./popularity/definition";
export { pureSvdModel } from "./pure-svd/definition";
export { sparseEaseModel } from "./sparse-ease/definition";
export { svdPlusPlusModel } from "./svd-plus-plus/definition";
export { userKnnModel } from "./user-knn/definition";
export { vsKnnModel } from "./vs-knn/definition";
