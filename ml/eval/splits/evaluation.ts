import type { EventLog, WeightConfig } from "../../core/data/events";
import { createHistories, type Histories } from "../../core/data/history";
import type { Rng } from "../../base/rng";
import type { History } from "../../core/recommender";

/** One question put to a model: what was known of a user, and what they then did. */
export interface EvaluationCase {
  readonly history: History;
  /** At least one item. */
  readonly relevant: ReadonlySet<number>;
  /** Time of the question, in milliseconds since the epoch; without it the evaluation's. */
  readonly now?: number;
  /** Rank only these, ascending: the relevant ones and negatives. Without them the full catalog is ranked. */
  readonly candidates?: Uint32Array;
  /** Whose case it is; cases of one user are resampled together. Without it each case is a user. */
  readonly user?: number;
}

/** All cases of one split, with the time the models have to answer at. */
export interface Evaluation {
  readonly itemCount: number;
  /** Milliseconds since the epoch; models are fitted for this time, too. */
  readonly now: number;
  readonly cases: readonly EvaluationCase[];
  /** Whether items of the history may be recommended again (sessions); "left-out" unless told. */
  readonly known?: "left-out" | "allowed";
}

/** Ratings withheld from training, as columns of one length. */
export interface HeldOutRatings {
  /** The past of each user in training. */
  readonly histories: Histories;
  readonly users: Uint32Array;
  readonly items: Uint32Array;
  readonly stars: Float32Array;
}

/**
 * Users with a history in `past` who meet at least one item in `future` that is new to them. Only such
 * items count as relevant; where `known` is "allowed", all items of the future do.
 */
export function createEvaluation(
  past: EventLog,
  future: EventLog,
  weights: WeightConfig,
  known: "left-out" | "allowed" = "left-out",
): Evaluation {
  const before = createHistories(past, weights);
  const after = createHistories(future, weights);
  const cases: EvaluationCase[] = [];
  for (let user = 0; user < past.userCount; user++) {
    const history = before.of(user);
    if (history.items.length === 0) continue;
    const left = new Set(known === "left-out" ? history.items : []);
    const relevant = new Set(after.of(user).items.filter((item) => !left.has(item)));
    if (relevant.size > 0) cases.push({ history, relevant, user });
  }
  const now = future.length > 0 ? future.at[0] : past.length > 0 ? past.at[past.length - 1] : 0;
  return { itemCount: past.itemCount, now, cases, known };
}

/** At most `limit` of the cases, drawn without replacement; all of them in their order when there are fewer. */
export function sampleCases(evaluation: Evaluation, limit: number, rng: Rng): Evaluation {
  const cases = [...evaluation.cases];
  if (cases.length <= limit) return evaluation;
  for (let i = 0; i < limit; i++) {
    const j = i + rng.integer(cases.length - i);
    [cases[i], cases[j]] = [cases[j], cases[i]];
  }
  return { ...evaluation, cases: cases.slice(0, limit) };
}
