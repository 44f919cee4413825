import { checkLog } from "../core/data/check-log";
import type { Fitted } from "../core/model/define-model";
import { assembleBundle, type TrainedBundle } from "./bundle";
import type { PipelineConfig } from "./config";
import { fitCost, fitPart } from "./fit-part";
import { firstParameters, type PartShare, type Recipe, type Role, ROLES } from "./recipe";
import { createStages } from "./stages";
import type { TrainContext } from "./train-context";
import type { TrainingData } from "./training-data";

/** What ranks where nothing else can learn from a log. */
const LAST_RESORT = "popularity";

/**
 * Fits every part of a recipe on the whole log. A part that cannot learn from it is left out of its roles; a bundle
 * without anything else ranks by popularity.
 *
 * @param itemIds the shop's id of each item of the log
 * @throws RangeError when ids and log differ in length, TrainingStopped when the context says so
 */
export async function trainBundle(
  data: TrainingData,
  itemIds: Int32Array,
  recipe: Recipe,
  config: PipelineConfig,
  ctx: TrainContext,
): Promise<TrainedBundle> {
  const { log } = data;
  checkLog(log);
  if (itemIds.length !== log.itemCount) {
    throw new RangeError(`${itemIds.length} item ids for ${log.itemCount} items.`);
  }
  const stages = createStages(ctx);
  const newest = log.length > 0 ? log.at[log.length - 1] : 0;
  const fitting = { weights: config.weights, seed: ctx.seed, stages, ...(ctx.pool && { pool: ctx.pool }) };
  const parts = Object.entries(recipe.parts);
  stages.expect(parts.reduce((sum, [, { kind }]) => sum + fitCost(kind, data), 0));
  const fitted = new Map<string, Fitted>();
  const fit = async (name: string, { kind, parameters }: Recipe["parts"][string]) => {
    stages.begin(`Fitting ${kind} on everything`, fitCost(kind, data));
    fitted.set(name, await fitPart(kind, parameters, { ...data, now: newest }, fitting));
  };
  // One after the other, so that only one training holds memory.
  for (const [name, part] of parts) await orRefused(() => fit(name, part));
  let made = keepFitted(recipe, fitted);
  if (made.roles.ranker.length === 0) {
    const part = { kind: LAST_RESORT, parameters: firstParameters(LAST_RESORT, config) };
    await fit(LAST_RESORT, part);
    made = {
      parts: { ...made.parts, [LAST_RESORT]: part },
      roles: { ...made.roles, ranker: [{ part: LAST_RESORT, weight: 1 }] },
    };
  }
  stages.finish();
  const models = new Map([...fitted].map(([name, { model }]) => [name, model]));
  const trainedAt = ctx.clock?.() ?? newest;
  return { ...assembleBundle({ itemIds, trainedAt, weights: config.weights, recipe: made, models }), fitted };
}

/** Models say by a RangeError that they cannot learn from a log; everything else is passed on. */
async function orRefused(fit: () => Promise<void>): Promise<void> {
  try {
    await fit();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
}

function keepFitted({ parts, roles }: Recipe, fitted: ReadonlyMap<string, Fitted>): Recipe {
  const isKept = ({ part }: PartShare) => fitted.has(part);
  return {
    parts: Object.fromEntries(Object.entries(parts).filter(([name]) => fitted.has(name))),
    roles: Object.fromEntries(ROLES.map((role) => [role, roles[role].filter(isKept)])) as Record<
      Role,
      PartShare[]
    >,
  };
}
