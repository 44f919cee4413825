import type { EventLog } from "../data/events";
import type { Comparison } from "./comparison";
import type { PipelineConfig } from "./config";
import type { TrainContext } from "./train-context";

/** Trains every candidate and says which one should serve. */
export async function compareModels(
  _log: EventLog,
  _config: PipelineConfig,
  _ctx: TrainContext,
): Promise<Comparison> {
  throw new Error("compareModels comes with the next slice.");
}
