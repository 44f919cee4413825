import { fitCoPurchase } from "../models/co-purchase/fit";
import { checkLog } from "../core/data/check-log";
import type { EventLog } from "../core/data/events";
import { createRanker, type ModelBundle } from "./bundle";
import type { Comparison } from "./comparison";
import type { PipelineConfig } from "./config";
import { fitCost, togetherCost } from "./costs";
import { fitModels } from "./fit-models";
import { createStages } from "./stages";
import type { TrainContext } from "./train-context";

/**
 * Fits every model on the whole log with the parameters of the comparison.
 *
 * @param itemIds the shop's id of each item of the log
 * @throws RangeError when ids and log differ in length, TrainingStopped when the context says so
 */
export async function trainBundle(
  log: EventLog,
  itemIds: Int32Array,
  comparison: Comparison,
  config: PipelineConfig,
  ctx: TrainContext,
): Promise<ModelBundle> {
  checkLog(log);
  if (itemIds.length !== log.itemCount) {
    throw new RangeError(`${itemIds.length} item ids for ${log.itemCount} items.`);
  }
  const stages = createStages(ctx);
  stages.expect(fitCost(log.length).all + togetherCost(log.length));
  const newest = log.length > 0 ? log.at[log.length - 1] : 0;
  const fitting = { log, now: newest, config, seed: ctx.seed, stages, ...(ctx.pool && { pool: ctx.pool }) };
  const models = await fitModels(fitting, comparison.tuned);
  stages.begin("Counting what is bought together", togetherCost(log.length));
  const together = await fitCoPurchase(log, config.weights, config.coPurchase, stages.pace);
  stages.finish();
  return {
    ...models,
    together,
    itemIds,
    chosen: comparison.chosen,
    trainedAt: ctx.clock?.() ?? newest,
    ranker: createRanker(models, comparison.chosen),
  };
}
