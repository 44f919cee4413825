import "server-only";
import { getPool } from "@/lib/db/client";

export interface Shopper {
  /** The canonical id: after a merge, the shopper this one's history went to. */
  id: string;
  userId: string | null;
  /** false: nothing is personalised and nothing is recorded. */
  consent: boolean;
}

/** Who stands behind a cookie. A shopper nobody has stored yet is themselves, with consent. */
export async function resolveShopper(shopperId: string): Promise<Shopper> {
  const { rows } = await getPool().query<Shopper>(
    `select canonical.id, canonical.user_id as "userId", canonical.consent
       from shoppers given
       join shoppers canonical on canonical.id = coalesce(given.merged_into_id, given.id)
      where given.id = $1`,
    [shopperId],
  );
  return rows[0] ?? { id: shopperId, userId: null, consent: true };
}
