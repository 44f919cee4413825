import { DEFAULT_WEIGHTS, type EventLog } from "../core/data/events";
import type { KernelPool } from "../kernels/pool";
import { createRng } from "../base/rng";
import type { Fitted, ModelEntry } from "../core/model/define-model";
import type { Parameters } from "../core/model/parameters";
import type { ItemContent, Training } from "../core/model/training";
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
      entry.fit(createTraining(log, contentOf), overrides, { rng: createRng(seed), pace: NO_PACE, pool }),
    load: (bytes) => entry.load(bytes),
  };
}

/** A model with its defaults, on a log whose newest event is now. */
export function fitOn(
  entry: ModelEntry,
  log: EventLog,
  contentOf?: (log: EventLog) => ItemContent,
): Promise<Fitted> {
  return entry.fit(createTraining(log, contentOf), {}, { rng: createRng(1), pace: NO_PACE });
}

function createTraining(log: EventLog, contentOf?: (log: EventLog) => ItemContent): Training {
  const now = log.length > 0 ? log.at[log.length - 1] : 0;
  return { log, weights: DEFAULT_WEIGHTS, now, content: contentOf?.(log) };
}
