import "server-only";
import { createHash } from "node:crypto";
import type pg from "pg";
import { getPool } from "@/lib/db/client";
import type { EventLog } from "@/ml/index";
import { EventColumns } from "./event-columns";
import { readInteractions } from "./interaction-rows";
import { loadShopperNumbers } from "./shopper-numbers";

/** The immutable training input. */
export interface Snapshot {
  log: EventLog;
  /** The shop's product number of each dense index: all products, hidden ones too, for their past still says something. */
  productIds: Int32Array;
  /** SHA-256 over everything the models read, hexadecimal. */
  hash: string;
}

interface Products {
  ids: Int32Array;
  /** Category of each, numbered densely. */
  categories: Int32Array;
  indexOf: Map<number, number>;
}

async function loadProducts(client: pg.PoolClient): Promise<Products> {
  const { rows } = await client.query<{ id: number; category: number }>({
    text: `select id, dense_rank() over (order by category_id)::int - 1 as category from products order by id`,
  });
  return {
    ids: Int32Array.from(rows, (row) => row.id),
    categories: Int32Array.from(rows, (row) => row.category),
    indexOf: new Map(rows.map((row, index) => [row.id, index])),
  };
}

async function readLog(
  client: pg.PoolClient,
  products: Products,
  until: number | null,
  signal?: AbortSignal,
): Promise<EventLog> {
  const shoppers = await loadShopperNumbers(client);
  const columns = new EventColumns();
  await readInteractions(
    client,
    until,
    (row) => {
      const product = products.indexOf.get(row.productId);
      if (product === undefined) return;
      const shopper = shoppers.of(row.shopper);
      if (shopper !== null) columns.push(shopper, product, row.kind, row.value, row.at);
    },
    signal,
  );
  return {
    ...columns.finish(),
    shopperCount: shoppers.count(),
    productCount: products.ids.length,
    categories: products.categories,
  };
}

function hashOf(log: EventLog, productIds: Int32Array): string {
  const hash = createHash("sha256").update(`${log.shopperCount} ${log.productCount} ${log.length}`);
  const columns = [productIds, log.categories, log.shoppers, log.products, log.kinds, log.values, log.at];
  for (const column of columns) if (column) hash.update(column);
  return hash.digest("hex");
}

/**
 * Reads what the models learn from, as it stands at one moment: interactions before `until` (milliseconds since the
 * epoch; null: all) of shoppers who agreed, histories of merged shoppers as one. Row by row into columns: no objects.
 */
export async function takeSnapshot(options: {
  until: number | null;
  signal?: AbortSignal;
}): Promise<Snapshot> {
  const client = await getPool().connect();
  let broken: Error | undefined;
  try {
    await client.query("begin isolation level repeatable read read only");
    const products = await loadProducts(client);
    const log = await readLog(client, products, options.until, options.signal);
    await client.query("commit");
    return { log, productIds: products.ids, hash: hashOf(log, products.ids) };
  } catch (error) {
    // A connection in the middle of a COPY cannot be used again.
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.release(broken);
  }
}
