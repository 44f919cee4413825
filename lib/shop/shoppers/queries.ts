import "server-only";
import { getPool } from "@/lib/platform/db/client";

export interface Shopper {
  /** The canonical id: after a merge, the shopper this one's history went to. */
  id: string;
  userId: string | null;
  /** false: nothing is personalised and nothing is recorded. */
  consent: boolean;
}

/** Who stands behind these cookies, by the id asked for. Shoppers nobody has stored yet are missing. */
export async function resolveShoppers(shopperIds: readonly string[]): Promise<Map<string, Shopper>> {
  const { rows } = await getPool().query<Shopper & { given: string }>(
    `select given.id as given, canonical.id, canonical.user_id as "userId", canonical.consent
       from shoppers given
       join shoppers canonical on canonical.id = coalesce(given.merged_into_id, given.id)
      where given.id = any($1::uuid[])`,
    [shopperIds],
  );
  return new Map(rows.map(({ given, ...shopper }) => [given, shopper]));
}

/** Who stands behind a cookie. A shopper nobody has stored yet is themselves, with consent. */
export async function resolveShopper(shopperId: string): Promise<Shopper> {
  return (
    (await resolveShoppers([shopperId])).get(shopperId) ?? { id: shopperId, userId: null, consent: true }
  );
}
