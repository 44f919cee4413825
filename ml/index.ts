/** The public surface of the recommender: what lib may use. */
export type { AlsModel } from "./als/model";
export type { AlsConfig } from "./als/config";
export type { BlendModel } from "./blend/model";
export type { CoPurchaseModel } from "./co-purchase/model";
export { DEFAULT_WEIGHTS, KIND, KINDS, type EventLog, type Kind, type WeightConfig } from "./data/events";
export { FormatError, type FormatErrorCode } from "./format/format-error";
export type { ItemSimilarityModel } from "./item-similarity/model";
export { createRng, type Rng } from "./math/rng";
export { topK, type Ranked } from "./math/top-k";
export type { ModelBundle } from "./pipeline/bundle";
export { decodeBundle, encodeBundle } from "./pipeline/bundle-format";
export { compareModels } from "./pipeline/compare-models";
export type { Comparison, ComparisonRow, Metrics, SplitSummary } from "./pipeline/comparison";
export { DEFAULT_PIPELINE, type PipelineConfig } from "./pipeline/config";
export { trainBundle } from "./pipeline/train-bundle";
export { TrainingStopped, type TrainContext } from "./pipeline/train-context";
export type { PopularityModel } from "./popularity/model";
export { EMPTY_HISTORY, type History, type Recommender } from "./recommender";
