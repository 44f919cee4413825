import type { PoolClient } from "pg";
import type { SeenProducts } from "../contract/import-format";

/** Keeps account of which products a source of files has brought, for files that come again and again. */
export interface Membership {
  /** Before the rows of a file are written. */
  begin(client: PoolClient, seen: SeenProducts): Promise<void>;
  /** Behind the last row. `isWhole`: all rows could be read, and so it is known of which products they speak. */
  settle(client: PoolClient, seen: SeenProducts, isWhole: boolean): Promise<MissingProducts>;
}

/** Products on sale of which no row of a file speaks. */
export interface MissingProducts {
  count: number;
  /** Whether they were hidden now. */
  hidden: boolean;
}

/** What a product may be called by. */
export interface Named {
  sku: string;
  handle: string | null;
}

/** Whether a file speaks of a product. */
export function isSpokenOf({ sku, handle }: Named, { skus, handles }: SeenProducts): boolean {
  return skus.has(sku) || skus.has(sku.normalize("NFC")) || (handle !== null && handles.has(handle));
}

async function findMissing(client: PoolClient, seen: SeenProducts): Promise<number[]> {
  const { rows } = await client.query<Named & { id: number }>(
    "select id, sku, handle from products where status = 'active'",
  );
  return rows.filter((product) => !isSpokenOf(product, seen)).map(({ id }) => id);
}

/** Counts the products on sale that a file does not speak of. */
export async function countMissing(client: PoolClient, seen: SeenProducts): Promise<MissingProducts> {
  return { count: (await findMissing(client, seen)).length, hidden: false };
}

/** Takes the products on sale that a file does not speak of off sale; nothing is deleted. */
export async function hideMissing(client: PoolClient, seen: SeenProducts): Promise<MissingProducts> {
  const ids = await findMissing(client, seen);
  if (ids.length > 0) {
    await client.query("update products set status = 'hidden', updated_at = now() where id = any($1)", [ids]);
  }
  return { count: ids.length, hidden: ids.length > 0 };
}
