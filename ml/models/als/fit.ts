import type { EventLog, WeightConfig } from "../../core/data/events";
import { buildInteractionMatrix } from "../../core/data/interaction-matrix";
import type { AlsConfig } from "./config";
import { AlsModel } from "./model";
import { trainAls, type AlsRun } from "./train";

/**
 * The ALS model of a log, decayed towards `now`. A log without anything in it gives a model that scores
 * every item 0.
 */
export async function fitAls(
  log: EventLog,
  weights: WeightConfig,
  config: AlsConfig,
  now: number,
  run: AlsRun,
): Promise<AlsModel> {
  const matrix = buildInteractionMatrix(log, weights, now);
  const serving = { ...config, decayPerDay: weights.decayPerDay, floor: weights.floor };
  const untaught = {
    factors: new Float32Array(log.itemCount * config.factors),
    spectrum: new Float64Array(config.factors),
  };
  return new AlsModel(matrix.indices.length > 0 ? await trainAls(matrix, config, run) : untaught, serving);
}
