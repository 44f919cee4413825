import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Pool, PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { type OnProgress, progressWithin } from "@/lib/platform/progress";
import { lockImports, unlockImports } from "@/lib/data/import/import-run";
import {
  type ShopContents,
  readShopContents,
  removeSample,
  writeSource,
} from "@/lib/data/import/shop/shop-contents";
import { writeMadeProducts } from "./fill-products";
import { CURRENCY } from "./describe-product";
import type { MadeShop } from "./generate-interactions";
import { interactionRows, shopperRows } from "./interaction-rows";
import { rebuildingIndexes } from "./rebuild-indexes";
import { type ShopStatistics, ShopTally } from "./tally";

interface FillOptions {
  replaceSample: boolean;
  onProgress: OnProgress;
}

const SOURCE = "generated";

/** Whether the sample shop has to go first. Throws AppError conflict when anything else is there. */
function judgeContents(
  { products, source }: ShopContents,
  interactions: boolean,
  replaceSample: boolean,
): boolean {
  const elsewhere = "use another database: AISLE_DATA=<folder>.";
  if (source === "sample") {
    if (replaceSample) return true;
    throw new AppError(
      "conflict",
      `This database holds the sample shop. Add --replace-sample to put the made-up one in its place (its interactions, orders and models go with it), or ${elsewhere}`,
    );
  }
  if (products === 0 && !interactions) return false;
  const held = products > 0 ? `${products} products of ${source ?? "a shop"}` : "interactions";
  throw new AppError(
    "conflict",
    `A made-up shop needs an empty database; this one holds ${held}. Please ${elsewhere}`,
  );
}

function copyInto(client: PoolClient, target: string, chunks: Iterable<Buffer>): Promise<void> {
  const stream = client.query(copyFrom(`copy ${target} from stdin (format binary)`));
  return pipeline(Readable.from(chunks, { objectMode: false }), stream);
}

async function writeShop(
  client: PoolClient,
  shop: MadeShop,
  tally: ShopTally,
  onProgress: OnProgress,
): Promise<void> {
  onProgress(0.01, "catalog");
  const idOf = await writeMadeProducts(client, shop);
  onProgress(0.05, "shoppers");
  await copyInto(client, "shoppers (id, created_at)", shopperRows(shop));
  const ofRows = progressWithin(onProgress, 0.1, 0.65);
  const ofIndexes = progressWithin(onProgress, 0.65, 0.95);
  await rebuildingIndexes(
    client,
    "interactions",
    () =>
      copyInto(
        client,
        "interactions (id, shopper_id, product_id, kind, value, at, received_at)",
        interactionRows(shop, idOf, tally, (fraction) => ofRows(fraction, "interactions")),
      ),
    (fraction) => ofIndexes(fraction, "indexes"),
  );
  await writeSource(client, SOURCE, CURRENCY);
}

async function fillWith(
  pool: Pool,
  client: PoolClient,
  shop: MadeShop,
  options: FillOptions,
): Promise<ShopStatistics> {
  const { rowCount } = await client.query("select 1 from interactions limit 1");
  if (judgeContents(await readShopContents(client), Boolean(rowCount), options.replaceSample)) {
    await removeSample(client);
  }
  const tally = new ShopTally(shop);
  await inTransaction((_db, writer) => writeShop(writer, shop, tally, options.onProgress), { on: pool });
  options.onProgress(0.96, "statistics");
  await client.query("vacuum analyze products, interactions, shoppers");
  options.onProgress(1, "");
  return tally.finish();
}

/**
 * Fills the shop's database with a made-up shop, in one transaction: all of it or nothing. Throws AppError conflict when
 * there is a shop already; the sample goes when `replaceSample` says so.
 */
export async function fillShop(pool: Pool, shop: MadeShop, options: FillOptions): Promise<ShopStatistics> {
  const client = await pool.connect();
  try {
    await lockImports(client);
    return await fillWith(pool, client, shop, options);
  } finally {
    await unlockImports(client).catch(() => {});
    client.release();
  }
}
