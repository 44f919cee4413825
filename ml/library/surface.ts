/** What the package's main entry point offers, and nothing else. */
export { FormatError, type FormatErrorCode } from "../core/format/format-error";
export type { Kind, WeightConfig } from "../core/data/events";
export { evaluate, type Evaluated, type EvaluateOptions } from "./evaluate";
export type { ItemDetails } from "./item-details";
export { createRecommender, listModels, loadRecommender, type ModelKind, type ParametersOf } from "./models";
export type {
  Explanation,
  FitOptions,
  FittedRecommender,
  ListOptions,
  RecommendOptions,
  Scored,
  UnfittedRecommender,
  Who,
} from "./options";
export type { HistoryRow, Row } from "./rows";
