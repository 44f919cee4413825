/** The public surface of the recommender: what lib may use. */
export type { AlsModel } from "./models/als/model";
export type { AlsConfig } from "./models/als/config";
export type { Answer } from "./core/answer";
export { answerOf } from "./core/answers/answer-of";
export { bestOf } from "./core/answers/best-of";
export { learnConformal, learnConformalQuantiles, type Conformal } from "./boosting/conformal";
export type { Table } from "./boosting/data/table";
export { contributionsOf } from "./boosting/explain/contributions";
export { meanNdcg } from "./boosting/ndcg";
export { type BoostingParameters, DEFAULT_BOOSTING, type Objective } from "./boosting/parameters";
export { createScorer, type Scorer } from "./boosting/predict/create-scorer";
export { ForestTextError } from "./boosting/text/forest-text-error";
export { readForest } from "./boosting/text/read-forest";
export { writeForest } from "./boosting/text/write-forest";
export { trainForest, type Trained, type TrainingOptions } from "./boosting/train/train";
export type { TrainingRows } from "./boosting/train/training-rows";
export { gainImportance, splitImportance } from "./boosting/tree/importance";
export type { Forest, Tree } from "./boosting/tree/tree";
export type { BlendModel } from "./models/blend/model";
export { createBlendOf, createClassicBlend, loadBlend } from "./models/blend/blend-of";
export { learnBlendWeights } from "./search/blend/learn";
export type { CoPurchaseModel } from "./models/co-purchase/model";
export {
  DEFAULT_WEIGHTS,
  KIND,
  KINDS,
  type EventLog,
  type Kind,
  type WeightConfig,
} from "./core/data/events";
export { weighKind } from "./core/data/event-weights";
export { TAKES_BACK, takesBack, whatStands } from "./core/data/take-back";
export { buildHistory, type UserEvents } from "./core/data/history";
export { countingSort } from "./linalg/sparse/csr";
export { keepUsers } from "./core/data/sample-users";
export { dropFalseProfiles, type FalseProfiles, findFalseProfiles } from "./trust/false-profiles";
export { sliceLog } from "./core/data/split";
export { evaluate, evaluateCases, type CaseMetrics, type Metrics } from "./eval/evaluate";
export { pairedDifference, type PairedDifference } from "./eval/paired-difference";
export { createEvaluation } from "./eval/splits/evaluation";
export { sampleCases, type EvaluationCase } from "./eval/splits/evaluation";
export { rankCases } from "./eval/rank-cases";
export { LIST_METRICS, STAR_METRICS } from "./eval/metric-names";
export { measureAccuracy } from "./eval/accuracy";
export { measureModel, type Measured, type Measurement } from "./eval/measure";
export { createFolds } from "./eval/splits/create-folds";
export { createFixedFold, createPrefixFold, type Prefix } from "./eval/splits/given";
export type { Fold, Origin, Protocol } from "./eval/splits/protocol";
export { createGivenValidation, createValidationFold } from "./eval/splits/validation";
export { FormatError, type FormatErrorCode } from "./core/format/format-error";
export type { CoOccurrenceModel } from "./models/co-occurrence/model";
export type { ItemSimilarityModel } from "./core/item-similarity/model";
export type { KernelPool } from "./kernels/pool";
export { lowerBound, partitionPoint, upperBound } from "./base/bounds";
export { drawExponential, drawGeometric, drawIndex, sumUp } from "./base/draws";
export { createRng, rngFrom, type Rng } from "./base/rng";
export { createSplitMix, hashText, mixBits, seedFor } from "./base/seeds";
export { topK, type Ranked } from "./base/top-k";
export { wilsonBounds, type Interval } from "./base/wilson";
export type { Fitted, ModelEntry } from "./core/model/define-model";
export type { ItemContent } from "./core/model/training";
export { tokenise } from "./core/content/tokenise";
export { mergeParameters, type Parameters, type ParameterValue } from "./core/model/parameters";
export { findModel, MODELS } from "./models/registry";
export { NO_PACE, type Pace } from "./base/pace";
export { sampleEvaluation } from "./pipeline/sample-evaluation";
export type { ModelBundle } from "./pipeline/bundle";
export { decodeBundle, encodeBundle } from "./pipeline/bundle-format";
export { BUNDLE_VERSION } from "./pipeline/bundle-manifest";
export { compareModels, type ComparisonResult, type TestedBundle } from "./pipeline/compare-models";
export type { Comparison, ComparisonRow, Skipped, SplitSummary } from "./pipeline/comparison";
export { DEFAULT_PIPELINE, type PipelineConfig, SHOP_WEIGHTS } from "./pipeline/config";
export { trainBundle } from "./pipeline/train-bundle";
export { createRecipe, ROLES, type PartShare, type Recipe, type Role } from "./pipeline/recipe";
export { rehearse, type Question, type Rehearsal, type Said } from "./pipeline/rehearsal";
export { type Deviation, findDeviation, type Likeness, likenessOf } from "./pipeline/rehearsal-check";
export { findRelated } from "./pipeline/related";
export type { TrainingData } from "./pipeline/training-data";
export { contextWithin, TrainingStopped, type TrainContext } from "./pipeline/train-context";
export type { PopularityModel } from "./models/popularity/model";
export { EMPTY_HISTORY, type History, type Recommender } from "./core/recommender";
export { lossOf } from "./search/metric-direction";
export {
  type Allocation,
  assign,
  bucketOf,
  findFreeSlice,
  isHeldOut,
  isInRamp,
  isInSlice,
  pickVariant,
  type Slice,
} from "./experiments/assignment";
export { type Arm, type BanditSplit, DEFAULT_FLOOR, splitByChance } from "./experiments/bandit";
export { explore, type Explored } from "./experiments/explore";
export { creditClicks, interleave, type Interleaved } from "./experiments/interleave";
export { interleavePropensities } from "./experiments/interleave-propensity";
export { type Estimator, estimatePolicy, MIN_SUPPORTED, type PolicyValue } from "./experiments/off-policy";
export { judgePreference, type PreferenceSums } from "./experiments/preference";
export { type Choices, countShares, fitRates } from "./experiments/rates";
export { explainReplayProblem, type ReplayLog, type ReplayProblem } from "./experiments/replay-log";
export {
  analyse,
  analyseAll,
  type Analysis,
  type AnalysisInput,
  type AnalysisOptions,
  DEFAULT_ALPHA,
  DEFAULT_TUNING,
  MISMATCH_BELOW,
  type VariantComparison,
} from "./stats/analyse";
export type { JudgeOptions, Method } from "./stats/judge";
export type { Prior } from "./stats/bayesian";
export { MIN_EVENTS, MIN_UNITS } from "./stats/check-variants";
export type { Drift, DriftProblem } from "./stats/drift/drift";
export { compareDistributions } from "./stats/drift/kolmogorov-smirnov";
export { MOVED_FROM, stabilityOfCounts, stabilityOfNumbers, WATCH_FROM } from "./stats/drift/stability-index";
export { adjustBenjaminiHochberg, adjustHolm } from "./stats/multiple";
export { minimumEffect, powerOf, type PowerPlan, sampleSize } from "./stats/power";
export { explainProblem } from "./stats/explain-problem";
export type { AnalysisProblem } from "./stats/problem";
export { readShares, sampleRatioP } from "./stats/sample-ratio";
export type { Metric, VariantSums } from "./stats/variant";
export type { Sided } from "./stats/verdict";
export { findCap, sumCapped } from "./stats/winsorise";
export { searchParameters, type Trial } from "./search/search";
