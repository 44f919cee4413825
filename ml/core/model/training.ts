import type { Csr } from "../../linalg/sparse/csr";
import type { EventLog, WeightConfig } from "../data/events";
import { buildInteractionMatrix } from "../data/interaction-matrix";
import type { KernelPool } from "../../kernels/pool";
import type { Rng } from "../../base/rng";
import type { Pace } from "../../base/pace";

/** What an item says about itself; the model for items nobody has touched reads it. */
export interface ItemContent {
  /** Name and description of each item, in any language. */
  readonly texts: readonly string[];
  /** Attributes of each item as `name=value` (category, brand, colour). */
  readonly attributes: readonly (readonly string[])[];
}

/** What every model learns from. */
export interface Training {
  readonly log: EventLog;
  /** What kinds of events are worth, and how fast they fade where a model has no rate of its own. */
  readonly weights: WeightConfig;
  /** Milliseconds since the epoch towards which events decay. */
  readonly now: number;
  readonly content?: ItemContent;
  /** A shop that has just opened may have no events yet: models that can then know nothing, instead of refusing. */
  readonly mayBeEmpty?: boolean;
}

/** What a fit is given besides data and parameters. */
export interface FitRun {
  readonly rng: Rng;
  readonly pace: Pace;
  /** Threads that share the work; without them the calling thread does all of it. */
  readonly pool?: KernelPool;
  /** `fraction` runs from 0 to 1 and never backwards. */
  onProgress?(fraction: number): void;
  /** Called after each iteration by models that have them, with the loss where it is known. */
  onIteration?(done: number, loss?: number): void;
}

/** How a model reads a log as a matrix. */
export interface MatrixReading {
  /** Replaces the decay rate of the training. */
  readonly decayPerDay?: number;
  /** Every observed pair counts 1, whatever happened and when. */
  readonly binary?: boolean;
}

/** Users × items of a training, read the way a model wants it. */
export function readMatrix({ log, weights, now }: Training, reading: MatrixReading = {}): Csr {
  const { decayPerDay = weights.decayPerDay, binary = false } = reading;
  const matrix = buildInteractionMatrix(log, { ...weights, decayPerDay: binary ? 0 : decayPerDay }, now);
  return binary ? { ...matrix, values: new Float32Array(matrix.values.length).fill(1) } : matrix;
}
