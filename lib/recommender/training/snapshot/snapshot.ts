import "server-only";
import type pg from "pg";
import { getPool } from "@/lib/platform/db/client";
import {
  DESCRIPTION_COLUMNS,
  type DescriptionRow,
  TEXT_LENGTH,
  toDescription,
} from "@/lib/shop/catalog/describe-product";
import type { CatalogCategory, CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import { CATEGORIES_SQL } from "@/lib/shop/catalog/load-catalog";
import { PRODUCT_COLUMNS, type ProductRow, toCatalogProduct } from "@/lib/shop/catalog/product-row";
import { inTransaction } from "@/lib/platform/db/transaction";
import type { EventLog, ItemContent } from "@/ml/index";
import { EventColumns } from "./event-columns";
import { hashLog } from "./hash-log";
import { writeCatalog } from "./snapshot-catalog";
import { countByProduct, readInteractions } from "./interaction-rows";
import { loadShopperNumbers } from "./shopper-numbers";
import { Newcomers } from "./newcomers";
import { VoteCap } from "./vote-cap";

/** The immutable training input. */
export interface Snapshot {
  log: EventLog;
  /** What each product says about itself, by dense index. */
  content: ItemContent;
  /** The shop's product number of each dense index: all products, hidden ones too, for their past still says something. */
  productIds: Int32Array;
  /** All products and categories as lists show them (`readCatalog`). */
  catalog: Uint8Array;
  /** SHA-256 over everything the models read, hexadecimal. */
  hash: string;
}

interface SnapshotOptions {
  /** Milliseconds since the epoch: only earlier interactions; null: all. */
  until: number | null;
  signal?: AbortSignal;
  /** Runs from 0 to 1 as rows arrive. */
  onProgress?(fraction: number): void;
}

interface Products {
  ids: Int32Array;
  /** Category of each, numbered densely. */
  categories: Int32Array;
  content: ItemContent;
  indexOf: ReadonlyMap<number, number>;
}

/** Rows between two reports of progress. */
const REPORT_ROWS = 1 << 16;

/**
 * All products, those most is known of first: what models read and add up for a shopper is mostly about them, and lies close
 * together then.
 *
 * @param counts interactions by product
 */
async function loadProducts(client: pg.PoolClient, counts: ReadonlyMap<number, number>): Promise<Products> {
  const { rows } = await client.query<DescriptionRow & { category: number }>(
    `select ${DESCRIPTION_COLUMNS}, dense_rank() over (order by p.category_id)::int - 1 as category
       from products p`,
    [TEXT_LENGTH],
  );
  const countOf = ({ id }: { id: number }) => counts.get(id) ?? 0;
  rows.sort((a, b) => countOf(b) - countOf(a) || a.id - b.id);
  const described = rows.map(toDescription);
  return {
    ids: Int32Array.from(rows, (row) => row.id),
    categories: Int32Array.from(rows, (row) => row.category),
    content: {
      texts: described.map(({ text }) => text),
      attributes: described.map(({ attributes }, i) => [`category=${rows[i]?.category}`, ...attributes]),
    },
    indexOf: new Map(rows.map((row, index) => [row.id, index])),
  };
}

/** Hidden products, too: what was sold in the past is what the past is compared with. */
async function loadWholeCatalog(client: pg.PoolClient): Promise<Uint8Array> {
  const categories = await client.query<CatalogCategory>(CATEGORIES_SQL);
  const products = await client.query<ProductRow>(`select ${PRODUCT_COLUMNS} from products p order by p.id`);
  return writeCatalog({ categories: categories.rows, products: products.rows.map(toTrained) });
}

async function readLog(
  client: pg.PoolClient,
  products: Products,
  expected: number,
  { until, signal, onProgress }: SnapshotOptions,
): Promise<EventLog> {
  const shoppers = await loadShopperNumbers(client, signal);
  const columns = new EventColumns(expected);
  const newcomers = new Newcomers();
  const cap = new VoteCap(products.ids.length);
  let rows = 0;
  await readInteractions(
    client,
    until,
    (row) => {
      if (++rows % REPORT_ROWS === 0) onProgress?.(rows / expected);
      const product = products.indexOf.get(row.productId);
      if (product === undefined) return;
      const shopper = shoppers.of(row.bytes, row.offset);
      const { kind, value, at, seen, isVouchedFor } = row;
      if (shopper >= 0) newcomers.see(shopper, seen, isVouchedFor);
      if (shopper < 0 || !cap.keeps({ shopper, product, kind, at, seen, isVouchedFor })) return;
      columns.push(shopper, product, kind, value, at);
    },
    { signal },
  );
  columns.dropUsers(newcomers.decide(shoppers.count()));
  return {
    ...columns.finish(),
    userCount: shoppers.count(),
    itemCount: products.ids.length,
    categories: products.categories,
  };
}

/**
 * Reads what the models learn from, as it stands at one moment: interactions of people who agreed, histories of merged
 * shoppers as one, what somebody repeats all day thinned out, and nobody whom we know of since today alone. Row by row into columns of their final size: 21 bytes an interaction and no objects.
 */
export async function takeSnapshot(options: SnapshotOptions): Promise<Snapshot> {
  const { signal } = options;
  const read = async (client: pg.PoolClient) => {
    // The same moment as the rows: nothing comes between in this transaction.
    const counts = await countByProduct(client, options.until);
    const products = await loadProducts(client, counts);
    const { content, ids } = products;
    const catalog = await loadWholeCatalog(client);
    const expected = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return { log: await readLog(client, products, expected, options), content, productIds: ids, catalog };
  };
  const on = { on: getPool("work"), readOnly: true, signal };
  const { log, content, productIds, catalog } = await inTransaction((_db, client) => read(client), on);
  return { log, content, productIds, catalog, hash: await hashLog(log, productIds, content, signal) };
}

/** What filters ask about, no training does. */
function toTrained(row: ProductRow): CatalogProduct {
  return { ...toCatalogProduct(row), attributes: undefined, margin: undefined };
}
