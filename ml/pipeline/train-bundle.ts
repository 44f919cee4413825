import { fitCoPurchase } from "../co-purchase/fit";
import { checkLog } from "../data/check-log";
import type { EventLog } from "../data/events";
import { createRanker, type ModelBundle } from "./bundle";
import type { Comparison } from "./comparison";
import type { PipelineConfig } from "./config";
import { fitModels } from "./fit-models";
import { createPace, createProgress } from "./progress";
import type { TrainContext } from "./train-context";

/**
 * Fits every model on the whole log with the parameters of the comparison.
 *
 * @param productIds the shop's id of each product of the log
 * @throws RangeError when ids and log differ in length, TrainingStopped when the context says so
 */
export async function trainBundle(
  log: EventLog,
  productIds: Int32Array,
  comparison: Comparison,
  config: PipelineConfig,
  ctx: TrainContext,
): Promise<ModelBundle> {
  checkLog(log);
  if (productIds.length !== log.productCount) {
    throw new RangeError(`${productIds.length} product ids for ${log.productCount} products.`);
  }
  const pace = createPace(ctx);
  const advance = createProgress(ctx, 2);
  const newest = log.length > 0 ? log.at[log.length - 1] : 0;
  const fitting = { log, now: newest, config, seed: ctx.seed, pace };
  const models = await fitModels(fitting, comparison.tuned);
  advance("Fitting on everything");
  const together = await fitCoPurchase(log, config.weights, config.coPurchase, pace);
  advance("Counting what is bought together");
  return {
    ...models,
    together,
    productIds,
    chosen: comparison.chosen,
    trainedAt: ctx.clock?.() ?? newest,
    ranker: createRanker(models, comparison.chosen),
  };
}
