import { promoteModel, registerModel } from "@/lib/recommender/models/commands";
import {
  BUNDLE_VERSION,
  compareModels,
  createRecipe,
  DEFAULT_PIPELINE,
  encodeBundle,
  type EventLog,
  KIND,
  type Kind,
  type PipelineConfig,
  rehearse,
  trainBundle,
} from "@/ml/index";
import type { TestShop } from "./test-shop";

const ACTOR = { process: "test" };

const SMALL: PipelineConfig = {
  ...DEFAULT_PIPELINE,
  k: 5,
  budgetSeconds: 0.1,
  candidates: ["als", "recent-popularity", "co-occurrence"],
  fixed: { als: { factors: 8, decayPerDay: 0.01 } },
};

/** What a test blends. */
const BLENDED = { als: 0.4, "recent-popularity": 0.2, "co-occurrence": 0.4 };

async function loadLog({ query, productIds }: TestShop): Promise<EventLog> {
  const rows = await query<{ shopper_id: string; product_id: number; kind: Kind; at: Date }>(
    "select shopper_id, product_id, kind, at from interactions order by at, id",
  );
  const shoppers = new Map([...new Set(rows.map((row) => row.shopper_id))].map((id, i) => [id, i]));
  const products = new Map(productIds.map((id, i) => [id, i]));
  return {
    userCount: shoppers.size,
    itemCount: productIds.length,
    length: rows.length,
    users: Uint32Array.from(rows, (row) => shoppers.get(row.shopper_id) ?? 0),
    items: Uint32Array.from(rows, (row) => products.get(row.product_id) ?? 0),
    kinds: Uint8Array.from(rows, (row) => KIND[row.kind]),
    values: new Float32Array(rows.length).fill(1),
    at: Float64Array.from(rows, (row) => row.at.getTime()),
  };
}

/** Trains on what is in the database and lets `ranker` serve, as the training job would. Returns the version's bytes. */
export async function trainTestModel(
  shop: TestShop,
  id: string,
  ranker?: "als" | "blend",
): Promise<Uint8Array> {
  const log = await loadLog(shop);
  const { comparison } = await compareModels({ log }, SMALL, { seed: 1 });
  const chosen = ranker ?? comparison.chosen;
  const wanted = ranker === "blend" ? BLENDED : { [chosen]: 1 };
  const recipe = createRecipe(wanted, new Map(), SMALL);
  const ids = Int32Array.from(shop.productIds);
  const bundle = await trainBundle({ log }, ids, recipe, SMALL, { seed: 1 });
  const bytes = encodeBundle(bundle);
  await registerModel({
    id,
    algorithm: chosen,
    bytes,
    rehearsal: rehearse(bundle),
    jobId: null,
    snapshotHash: "test",
    parameters: { seed: 1, format: BUNDLE_VERSION, pipeline: SMALL, until: null },
    metrics: {
      comparison,
      champion: null,
      served: null,
      distrusted: null,
      decision: { promote: true, reason: "For a test." },
      snapshot: {
        events: log.length,
        shoppers: log.userCount,
        products: log.itemCount,
        newestAt: null,
      },
    },
  });
  await promoteModel(id, ACTOR);
  return bytes;
}
