import "server-only";
import type pg from "pg";
import { getPool } from "@/lib/platform/db/client";

export interface Shopper {
  /** The canonical id: after a merge, the shopper this one's history went to. */
  id: string;
  userId: string | null;
  /** false: nothing is personalised and nothing is recorded. */
  consent: boolean;
}

/** By hand: every page and every batch of interactions begins with it, and through Prisma it takes three times as long. */
const RESOLVE_SQL = `
  select given.id as given, canonical.id, canonical.user_id as "userId", canonical.consent
    from shoppers given
    join shoppers canonical on canonical.id = coalesce(given.merged_into_id, given.id)
   where given.id = any($1::uuid[])`;

/**
 * Who stands behind these cookies, by the id asked for. Shoppers nobody has stored yet are missing.
 *
 * @param on the connection of the transaction it belongs to
 */
export async function resolveShoppers(
  shopperIds: readonly string[],
  on: pg.Pool | pg.ClientBase = getPool(),
): Promise<Map<string, Shopper>> {
  const query = { name: "resolve-shoppers", text: RESOLVE_SQL, values: [shopperIds] };
  const { rows } = await on.query<Shopper & { given: string }>(query);
  return new Map(rows.map(({ given, ...shopper }) => [given, shopper]));
}

/** Who stands behind a cookie. A shopper nobody has stored yet is themselves, with consent. */
export async function resolveShopper(shopperId: string, on?: pg.ClientBase): Promise<Shopper> {
  const found = await resolveShoppers([shopperId], on);
  return found.get(shopperId) ?? { id: shopperId, userId: null, consent: true };
}
