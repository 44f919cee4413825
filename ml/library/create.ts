import { createRng } from "../base/rng";
import { createHistories } from "../core/data/history";
import type { DefinedModel, ModelEntry } from "../core/model/define-model";
import { mergeParameters, type Parameters } from "../core/model/parameters";
import type { FitRun, Training } from "../core/model/training";
import { decodeState } from "./artifact";
import { createFitted, WEIGHTS } from "./fitted";
import { createIds, orderByFrequency } from "./ids";
import { readDetails } from "./item-details";
import type { FitOptions, FittedRecommender, UnfittedRecommender } from "./options";
import { createPace } from "./pace";
import { readRows, readTime, toLog, type Row } from "./rows";

/**
 * A model that has learned nothing yet.
 *
 * @param parameters those that are not its defaults
 * @throws RangeError for a parameter the model does not have, or of another type
 */
export function createRecommender<K extends string, C extends object>(
  model: DefinedModel<K, C>,
  parameters: Partial<NoInfer<C>> = {},
): UnfittedRecommender {
  return createUnfitted(model, parameters as Parameters);
}

export function createUnfitted(entry: ModelEntry, overrides: Parameters): UnfittedRecommender {
  const { kind, defaults } = entry;
  return {
    kind,
    model: entry,
    parameters: mergeParameters(kind, defaults, overrides),
    fit: (rows, options = {}) => fit(entry, overrides, rows, options),
  };
}

/**
 * The recommender that `save()` wrote, of one of these models.
 *
 * @throws FormatError on anything foreign, truncated, newer or changed, RangeError for another model
 */
export async function loadRecommender(
  bytes: Uint8Array,
  ...models: readonly ModelEntry[]
): Promise<FittedRecommender> {
  return createFitted(
    decodeState(bytes, (kind) => {
      const found = models.find((model) => model.kind === kind);
      if (found !== undefined) return found;
      throw new RangeError(
        `it is of the model "${kind}", and ${models.map((m) => m.kind).join(", ")} was given.`,
      );
    }),
  );
}

async function fit(
  entry: ModelEntry,
  overrides: Parameters,
  rows: Iterable<Row>,
  options: FitOptions,
): Promise<FittedRecommender> {
  const { kind } = entry;
  const columns = readRows(rows, { isRating: entry.learnsRatings ?? false });
  const items = createIds(orderByFrequency(columns.items));
  const details = options.items && readDetails(options.items, items);
  const { users, log } = toLog(columns, items);
  const now = options.now === undefined ? log.at[log.length - 1] : readTime(options.now, "now");
  const training: Training = {
    log: { ...log, categories: details?.categories },
    weights: { ...WEIGHTS, ...options.weights },
    now,
    content: details?.content,
  };
  const { model, parameters, encode } = await entry.fit(training, overrides, runOf(options));
  const histories = createHistories(training.log, training.weights).table;
  return createFitted({
    kind,
    parameters,
    model,
    users,
    items,
    histories,
    weights: training.weights,
    now,
    encode,
  });
}

export function runOf({ seed = 1, threads, signal, onProgress }: FitOptions): FitRun {
  if (!Number.isInteger(seed)) throw new RangeError(`seed must be an integer; found ${seed}.`);
  return { rng: createRng(seed), pace: createPace(signal), pool: threads, onProgress };
}
