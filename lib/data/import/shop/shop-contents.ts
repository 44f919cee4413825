import type { PoolClient } from "pg";
import { COMMAND_LINE, recordAudit } from "@/lib/shop/audit/record-audit";
import { SALT_KEY } from "@/lib/shop/shoppers/derived-id";
import type { Db } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { randomId } from "@/lib/platform/ids";

/** Whose products the shop holds, as far as it is known. */
const SOURCE_KEY = "catalog.source";
const SAMPLE = "sample";

export interface ShopContents {
  products: number;
  /** `sample`, the name of an import format, or null when nobody noted it. */
  source: string | null;
}

async function readSetting(client: PoolClient, key: string): Promise<unknown> {
  const { rows } = await client.query<{ value: unknown }>("select value from settings where key = $1", [key]);
  return rows[0]?.value;
}

/** What is in the shop before an import. */
export async function readShopContents(client: PoolClient): Promise<ShopContents> {
  const { rows } = await client.query<{ products: number; sample: boolean }>(
    `select (select count(*)::int from products) as products,
            exists (select 1 from settings where key = 'sample' or key like 'sample.%') as sample`,
  );
  const source = await readSetting(client, SOURCE_KEY);
  const noted = typeof source === "string" ? source : null;
  return { products: rows[0]?.products ?? 0, source: rows[0]?.sample ? SAMPLE : noted };
}

/** Notes whose products the shop holds, and its currency if it has none yet. */
export async function writeSource(client: PoolClient, source: string, currency: string): Promise<void> {
  await client.query("insert into settings (key, value) values ('shop', $1) on conflict (key) do nothing", [
    JSON.stringify({ name: "Aisle", currency }),
  ]);
  await client.query(
    "insert into settings (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value",
    [SOURCE_KEY, JSON.stringify(source)],
  );
}

/** The shop's own secret from which outside shopper ids become ids of ours; made once. */
export async function ensureSalt(client: PoolClient): Promise<string> {
  await client.query("insert into settings (key, value) values ($1, $2) on conflict (key) do nothing", [
    SALT_KEY,
    JSON.stringify(randomId()),
  ]);
  const salt = await readSetting(client, SALT_KEY);
  if (typeof salt !== "string") throw new AppError("invalid", `The setting ${SALT_KEY} is damaged.`);
  return salt;
}

/**
 * Refuses to mix what does not belong together. `source` is the incoming one, null for files that bring no products.
 * Returns whether the sample shop has to go first.
 *
 * @param sample what is to become of the sample shop, if there is one: to `keep` it is for trying out a catalog beside it
 */
export function judgeMixing(
  contents: ShopContents,
  source: string | null,
  sample: "refuse" | "replace" | "keep",
): boolean {
  if (contents.products === 0 && contents.source !== SAMPLE) return false;
  if (contents.source === SAMPLE) {
    if (source !== null && sample === "replace") return true;
    if (source === "catalog" && sample === "keep") return false;
    const advice =
      source === null
        ? "Import a catalog first (with --replace-sample), or"
        : "Add --replace-sample to put this data in its place (its interactions, orders and models go with it), or";
    throw new AppError(
      "conflict",
      `This database holds the sample shop, and real data is not mixed with it. ${advice} use another database: AISLE_DATA=<folder>.`,
    );
  }
  // An own catalog may complete or correct any other.
  if (source === null || source === "catalog" || source === contents.source) return false;
  throw new AppError(
    "conflict",
    `This database holds ${contents.products} products of ${contents.source ?? "another source"}, whose codes could be mistaken for those of ${source}. Use another database: AISLE_DATA=<folder>.`,
  );
}

const SHOP_TABLES = `interactions, shown_lists, clicks, likes, carts, cart_items, orders, order_items, shoppers, products,
  product_variants, categories, model_artifacts, import_runs, merges, merge_facts, rollup_closed_hours, feed_products,
  outside_products, reviews, stock_notices, saved_list_items, checkouts, checkout_lines, payments, sandbox_payments`;

/** Takes the sample shop away, with everything that speaks of its products. Accounts, keys and jobs stay. */
export async function removeSample(client: PoolClient, actor = COMMAND_LINE): Promise<void> {
  const remove = async (db: Db): Promise<void> => {
    // Row by row, because web processes are told of it by a trigger.
    await client.query("delete from model_aliases");
    await client.query(`truncate ${SHOP_TABLES}`);
    await client.query("delete from model_versions");
    await client.query(
      "delete from settings where key = 'sample' or key like 'sample.%' or key in ('shop', 'catalog.source')",
    );
    await recordAudit(db, { actor, action: "sample.remove", subject: "shop" });
  };
  await inTransaction(remove, { on: client });
}
