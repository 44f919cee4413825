import type { PoolClient } from "pg";
import type { SeenProducts } from "../contract/import-format";

/** Products on sale of which no row of a file speaks. */
export interface MissingProducts {
  count: number;
  /** Whether they were hidden now. */
  hidden: boolean;
}

async function findMissing(client: PoolClient, { skus, handles }: SeenProducts): Promise<number[]> {
  const { rows } = await client.query<{ id: number; sku: string; handle: string | null }>(
    "select id, sku, handle from products where status = 'active'",
  );
  const isMissing = ({ sku, handle }: { sku: string; handle: string | null }) =>
    !skus.has(sku) && !skus.has(sku.normalize("NFC")) && (handle === null || !handles.has(handle));
  return rows.filter(isMissing).map(({ id }) => id);
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
