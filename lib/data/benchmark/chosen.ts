import { z } from "zod";
import { lossOf, type Parameters } from "@/ml/index";
import { isRefused, type Outcome } from "./results";

const valueSchema = z.union([z.number(), z.boolean(), z.string()]);
const foldSchema = z.object({
  parameters: z.record(z.string(), valueSchema),
  /** The metric on validation. */
  validation: z.number(),
  /** Of all searches that looked for it. */
  trials: z.number().int().positive(),
});
const entrySchema = z.object({
  dataset: z.string(),
  protocol: z.string(),
  model: z.string(),
  metric: z.string(),
  seed: z.number().int(),
  /** One search per fold: parts that are tests of other folds must not choose for them. */
  folds: z.array(foldSchema).min(1),
});
export const chosenSchema = z.array(entrySchema);

/** What a search chose for one model on one data set. */
export type ChosenParameters = z.infer<typeof entrySchema>;

/** Where parameters were chosen for: a data set and how it is parted. */
export interface ChosenFor {
  readonly dataset: string;
  readonly protocol: string;
}

function isFor({ dataset, protocol }: ChosenFor, entry: ChosenParameters): boolean {
  return entry.dataset === dataset && entry.protocol === protocol;
}

/** The chosen parameters of all models by fold. */
export function findChosen(
  all: readonly ChosenParameters[],
  place: ChosenFor,
): Record<string, readonly Parameters[]> {
  const own = all.filter((entry) => isFor(place, entry));
  return Object.fromEntries(
    own.map(({ model, folds }) => [model, folds.map(({ parameters }) => parameters)]),
  );
}

/** What the searches of a comparison chose; models that were not searched are left out. */
export function toChosen(place: ChosenFor, seed: number, outcomes: readonly Outcome[]): ChosenParameters[] {
  return outcomes.flatMap((outcome): ChosenParameters[] => {
    if (isRefused(outcome)) return [];
    const folds = outcome.choices.flatMap(({ parameters, search }) =>
      search === null ? [] : [{ parameters, validation: search.value, trials: search.trials }],
    );
    const metric = outcome.choices[0]?.search?.metric;
    if (metric === undefined || folds.length !== outcome.choices.length) return [];
    return [{ ...place, model: outcome.model, metric, seed, folds }];
  });
}

/**
 * New choices beside older ones, in the order of their names. Of two searches of one model for one metric on one split,
 * each fold keeps what was better on validation.
 */
export function mergeChosen(
  all: readonly ChosenParameters[],
  fresh: readonly ChosenParameters[],
): ChosenParameters[] {
  const keyOf = ({ dataset, protocol, model }: ChosenParameters) => `${dataset} ${protocol} ${model}`;
  const entries = new Map(all.map((entry) => [keyOf(entry), entry]));
  for (const entry of fresh) {
    const before = entries.get(keyOf(entry));
    entries.set(keyOf(entry), before && isOfOneSplit(before, entry) ? mergeFolds(before, entry) : entry);
  }
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

function isOfOneSplit(a: ChosenParameters, b: ChosenParameters): boolean {
  return a.metric === b.metric && a.seed === b.seed && a.folds.length === b.folds.length;
}

function mergeFolds(before: ChosenParameters, fresh: ChosenParameters): ChosenParameters {
  const { metric } = fresh;
  const folds = fresh.folds.map((found, i) => {
    const known = before.folds[i] ?? found;
    const better = lossOf(metric, known.validation) < lossOf(metric, found.validation) ? known : found;
    return { ...better, trials: known.trials + found.trials };
  });
  return { ...fresh, folds };
}
