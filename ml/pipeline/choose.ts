import type { Metrics } from "../eval/evaluate";
import type { ComparisonRow } from "./comparison";
import { BLEND } from "./recipe";

export interface Choice {
  readonly chosen: string;
  readonly reason: string;
}

type Row = Pick<ComparisonRow, "model" | "validation">;

/** With fewer users on validation the differences between models say nothing. */
export const FEWEST_USERS = 5;
/** A blend answers more slowly than its parts; it has to be better by this share. */
const BLEND_MARGIN = 0.005;

/**
 * Which model ranks: the one of the highest NDCG on validation that beats plain popularity there; else popularity. The
 * test part has no say.
 */
export function chooseModel(rows: readonly Row[], k: number): Choice {
  const popularity = rows.find((row) => row.model === "popularity");
  const users = popularity?.validation.users ?? 0;
  if (popularity === undefined || users < FEWEST_USERS) {
    return {
      chosen: "popularity",
      reason: `Popularity was chosen because only ${users} users came back in the validation part, too few to compare models on.`,
    };
  }
  const [best] = rows.toSorted((a, b) => qualityOf(b) - qualityOf(a));
  if (best.validation.ndcg <= popularity.validation.ndcg) {
    return {
      chosen: "popularity",
      reason: `Popularity was chosen because no model did better on validation (${figures(popularity.validation, k)}).`,
    };
  }
  return {
    chosen: best.model,
    reason:
      `${capitalise(best.model)} was chosen because it did best on validation: ${figures(best.validation, k)}, against ` +
      `${figures(popularity.validation, k)} for popularity.`,
  };
}

function qualityOf({ model, validation }: Row): number {
  return model === BLEND ? validation.ndcg * (1 - BLEND_MARGIN) : validation.ndcg;
}

function figures(metrics: Metrics, k: number): string {
  return `NDCG@${k} ${metrics.ndcg.toFixed(4)}, capped recall@${k} ${metrics.recall.toFixed(4)}`;
}

function capitalise(model: string): string {
  return model === BLEND ? "The blend" : `"${model}"`;
}
