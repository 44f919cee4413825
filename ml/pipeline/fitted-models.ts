import type { Parameters } from "../core/model/parameters";
import type { Recommender } from "../core/recommender";

/**
 * Models as they were fitted on the windows of a comparison, so that a blend need not fit the same again: the same
 * parameters on the same events give the same model. They take as much memory as the parts of a blend that is weighed.
 */
export interface FittedModels {
  keep(kind: string, parameters: Parameters, window: number, model: Recommender): void;
  /** Undefined where nobody has kept it. */
  find(kind: string, parameters: Parameters, window: number): Recommender | undefined;
}

export function createFittedModels(): FittedModels {
  const kept = new Map<string, Recommender>();
  const nameOf = (kind: string, parameters: Parameters, window: number): string =>
    JSON.stringify([kind, window, Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1))]);
  return {
    keep: (kind, parameters, window, model) => void kept.set(nameOf(kind, parameters, window), model),
    find: (kind, parameters, window) => kept.get(nameOf(kind, parameters, window)),
  };
}
