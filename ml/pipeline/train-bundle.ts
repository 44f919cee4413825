import type { EventLog } from "../data/events";
import type { ModelBundle } from "./bundle";
import type { Comparison } from "./comparison";
import type { PipelineConfig } from "./config";
import type { TrainContext } from "./train-context";

/** Fits every model on the whole log. `productIds[i]` is the shop's id of product i. */
export async function trainBundle(
  _log: EventLog,
  _productIds: Int32Array,
  _comparison: Comparison,
  _config: PipelineConfig,
  _ctx: TrainContext,
): Promise<ModelBundle> {
  throw new Error("trainBundle comes with the next slice.");
}
