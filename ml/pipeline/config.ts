import { DEFAULT_WEIGHTS, type WeightConfig } from "../core/data/events";
import type { Parameters } from "../core/model/parameters";

/** What interactions are worth in a shop, where one or two stars are a complaint and not an interest. */
export const SHOP_WEIGHTS: WeightConfig = { ...DEFAULT_WEIGHTS, dislikedStars: 2 };

/** How a training compares models and what it makes of them. Plain data: it travels as JSON. */
export interface PipelineConfig {
  /** Length of the lists that are compared. */
  readonly k: number;
  /** Share of the events, newest first, that is the test part. */
  readonly testShare: number;
  /** Share of the remaining events, newest first, that is the validation part. */
  readonly validationShare: number;
  /**
   * What choosing may take, in seconds of a machine with two cores, by what the models say of their effort. The clock is
   * not asked, so that the same log gives the same model on every machine.
   */
  readonly budgetSeconds: number;
  /** A model whose fit on everything would take longer is not considered. */
  readonly fitSeconds: number;
  /** A model that takes longer to score the whole catalog for one user is not considered. */
  readonly answerSeconds: number;
  /** Models are chosen on the events of so many users that there are at most about this many. */
  readonly tuningEvents: number;
  /** Most users models are chosen on; while fewer came back, earlier windows are asked as well. */
  readonly tuningUsers: number;
  readonly tuningWindows: number;
  /** Most users of the test part, drawn by the seed. */
  readonly measuredUsers: number;
  /** The same as scores computed, users × items: with a large catalog fewer users are asked. */
  readonly tuningScores: number;
  readonly measuredScores: number;
  /** What kinds of events are worth; it travels with the model, and requests are answered with it. */
  readonly weights: WeightConfig;
  /** Kinds of models to consider; null: every registered one that fits the log. */
  readonly candidates: readonly string[] | null;
  /** The kind of model that is to rank whatever the comparison says, or "blend"; null: the best one. */
  readonly ranker: string | null;
  /** Parameters a kind of model always has, whatever is tried besides. */
  readonly fixed: Readonly<Record<string, Parameters>>;
  /** So many of the best are searched for better parameters. */
  readonly searchedModels: number;
  /** So many of the best may be heard in a blend; each that is costs time in every answer. */
  readonly blendCandidates: number;
  readonly blendParts: number;
  /** Which kind of model answers what goes with an item, what is bought with it, and what everybody wants. */
  readonly roles: { readonly similar: string; readonly together: string; readonly popular: string };
}

export const DEFAULT_PIPELINE: PipelineConfig = {
  k: 20,
  testShare: 0.2,
  validationShare: 0.2,
  budgetSeconds: 40,
  fitSeconds: 30,
  answerSeconds: 0.005,
  tuningEvents: 2_000_000,
  tuningUsers: 1000,
  tuningWindows: 3,
  measuredUsers: 20_000,
  tuningScores: 8e7,
  measuredScores: 1e8,
  weights: SHOP_WEIGHTS,
  candidates: null,
  ranker: null,
  // What a factorisation costs grows faster than its factors, which no effort says; so many serve a shop of any size.
  // "Bought together" is said of pairs that meet more often than chance beyond doubt.
  fixed: { als: { factors: 64 }, "co-purchase": { evidence: 1.96 } },
  searchedModels: 4,
  blendCandidates: 8,
  blendParts: 4,
  roles: { similar: "als", together: "co-purchase", popular: "recent-popularity" },
};
