import "server-only";
import { getPool } from "@/lib/platform/db/client";
import type { PastFact } from "./session-cache";

/** Whether anything was ever recorded for this shopper. */
export async function hasInteractions(shopperId: string): Promise<boolean> {
  const { rowCount } = await getPool().query("select from interactions where shopper_id = $1 limit 1", [
    shopperId,
  ]);
  return rowCount === 1;
}

/** The newest facts of a canonical shopper, newest first. */
export async function listRecentFacts(shopperId: string, limit: number): Promise<PastFact[]> {
  const { rows } = await getPool().query<PastFact>(
    `select product_id as "productId", kind, value, (extract(epoch from at) * 1000)::float8 as at
       from interactions where shopper_id = $1 order by interactions.at desc limit $2`,
    [shopperId, limit],
  );
  return rows;
}
