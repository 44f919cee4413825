import { DEFAULT_WEIGHTS, type EventLog } from "../core/data/events";
import type { KernelPool } from "../kernels/pool";
import { createRng } from "../base/rng";
import type { ModelEntry } from "../core/model/define-model";
import type { Parameters } from "../core/model/parameters";
import type { ItemContent } from "../core/model/training";
import { NO_PACE } from "../base/pace";
import type { Recommender } from "../core/recommender";

/** A fitted model and the bytes it is saved as. */
export interface FittedSubject {
  readonly model: Recommender;
  encode(): Uint8Array;
}

/** Something the contract suite can examine. */
export interface Subject {
  readonly kind: string;
  fit(log: EventLog, options: { seed: number; pool?: KernelPool }): Promise<FittedSubject>;
  load(bytes: Uint8Array): Recommender;
}

/** A model of the registry, fitted with its defaults but for `overrides`, and with content where it reads any. */
export function subjectOf(
  entry: ModelEntry,
  overrides: Parameters = {},
  contentOf?: (log: EventLog) => ItemContent,
): Subject {
  return {
    kind: entry.kind,
    fit: (log, { seed, pool }) =>
      entry.fit(
        {
          log,
          weights: DEFAULT_WEIGHTS,
          now: log.length > 0 ? log.at[log.length - 1] : 0,
          content: contentOf?.(log),
        },
        overrides,
        { rng: createRng(seed), pace: NO_PACE, pool },
      ),
    load: (bytes) => entry.load(bytes),
  };
}
