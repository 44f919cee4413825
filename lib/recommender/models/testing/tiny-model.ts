import {
  BUNDLE_VERSION,
  compareModels,
  createRecipe,
  DEFAULT_PIPELINE,
  encodeBundle,
  type EventLog,
  KIND,
  rehearse,
  trainBundle,
} from "@/ml/index";
import type { NewModel } from "../commands";

const DAY_MS = 86_400_000;
const SHOPPERS = 40;

/** Everybody buys every product of their half, in turn. */
function tinyLog(products: number): EventLog {
  const length = SHOPPERS * 6;
  const shopper = (e: number) => e % SHOPPERS;
  return {
    userCount: SHOPPERS,
    itemCount: products,
    length,
    users: Uint32Array.from({ length }, (_, e) => shopper(e)),
    items: Uint32Array.from({ length }, (_, e) => (2 * Math.floor(e / 7) + (shopper(e) % 2)) % products),
    kinds: new Uint8Array(length).fill(KIND.purchase),
    values: new Float32Array(length).fill(1),
    at: Float64Array.from({ length }, (_, e) => e * DAY_MS * 0.1),
  };
}

/**
 * A real model of very few interactions, as a training hands it to the registry.
 *
 * @param ranker what ranks; what the comparison has chosen unless given
 */
export async function trainTinyModel(
  productIds: readonly number[],
  ranker?: string,
): Promise<Omit<NewModel, "id">> {
  const log = tinyLog(productIds.length);
  const context = { seed: 1 };
  const pipeline = { ...DEFAULT_PIPELINE, budgetSeconds: 0.1 };
  const { comparison } = await compareModels({ log }, pipeline, context);
  const ids = Int32Array.from(productIds);
  const recipe = ranker ? createRecipe({ [ranker]: 1 }, new Map(), pipeline) : comparison.recipe;
  const bundle = await trainBundle({ log }, ids, recipe, pipeline, context);
  return {
    algorithm: ranker ?? comparison.chosen,
    parameters: { seed: 1, format: BUNDLE_VERSION, pipeline, until: null },
    snapshotHash: "0".repeat(64),
    metrics: {
      comparison,
      champion: null,
      served: null,
      distrusted: null,
      decision: { promote: true, reason: "for a test" },
      snapshot: { events: log.length, shoppers: SHOPPERS, products: productIds.length, newestAt: null },
    },
    jobId: null,
    bytes: encodeBundle(bundle),
    rehearsal: rehearse(bundle),
  };
}
