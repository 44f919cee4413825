import { createRng } from "../base/rng";
import { measureModel } from "../eval/measure";
import { createFolds } from "../eval/splits/create-folds";
import type { Protocol } from "../eval/splits/protocol";
import { runOf } from "./create";
import { WEIGHTS } from "./fitted";
import { createIds } from "./ids";
import { readDetails } from "./item-details";
import type { FitOptions, UnfittedRecommender } from "./options";
import { readRows, toLog, type Row } from "./rows";

export interface EvaluateOptions extends Omit<FitOptions, "now"> {
  /** Length of the lists; 10 unless told. */
  readonly k?: number;
  /**
   * How rows are parted into what is learned and what is asked. Unless told the newest fifth of the rows is asked, and
   * where rows have no time a fifth of each user's items.
   */
  readonly protocol?: Exclude<Protocol, { readonly kind: "k-fold" }>;
}

export interface Evaluated {
  /** Users who were asked. */
  readonly users: number;
  /** "ndcg@10", "recall@10" … and "rmse" and "mae" where there are ratings. */
  readonly metrics: Readonly<Record<string, number>>;
}

/**
 * Learns from one part of the rows and measures what it recommends on the other.
 *
 * @throws RangeError for rows that cannot be parted so, and whatever `fit` throws
 */
export async function evaluate(
  { model: entry, parameters }: UnfittedRecommender,
  rows: Iterable<Row>,
  options: EvaluateOptions = {},
): Promise<Evaluated> {
  const { k = 10 } = options;
  const columns = readRows(rows, { isRating: entry.learnsRatings ?? false });
  // Not by frequency: what is asked must not decide which of two equal items comes first.
  const items = createIds(columns.items);
  const details = options.items && readDetails(options.items, items);
  const { log } = toLog(columns, items);
  const weights = { ...WEIGHTS, ...options.weights };
  const protocol = options.protocol ?? { kind: columns.isTimed ? "temporal" : "holdout", share: 0.2 };
  const run = runOf(options);
  const whole = { ...log, categories: details?.categories };
  const [fold] = createFolds(whole, protocol, weights, createRng(options.seed ?? 1));
  const training = { log: fold.train, weights, now: fold.evaluation.now, content: details?.content };
  const { model } = await entry.fit(training, parameters, run);
  const { cases, measurements } = await measureModel(model, fold, { ks: [k] }, run.pace);
  return {
    users: cases,
    metrics: Object.fromEntries(measurements.map(({ metric, value }) => [metric, value])),
  };
}
