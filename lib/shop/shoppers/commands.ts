import "server-only";
import type pg from "pg";
import { getPool } from "@/lib/platform/db/client";
import { randomId } from "@/lib/platform/ids";
import { inTransaction } from "@/lib/platform/db/transaction";

/** false: from now on nothing is personalised and nothing is recorded for this shopper. */
export async function setConsent(shopperId: string, consent: boolean): Promise<void> {
  await getPool().query(
    `insert into shoppers (id, consent) values ($1, $2)
     on conflict (id) do update set consent = excluded.consent`,
    [shopperId, consent],
  );
}

/**
 * Called at sign-in: from now on this browser's shopper and the account are one. The first shopper of an account is its
 * canonical one; the histories of later ones are moved to it. A browser that belongs to another account is left alone.
 *
 * @returns the canonical shopper id; put it into the cookie
 */
export async function bindShopperToUser(shopperId: string, userId: string): Promise<string> {
  return inTransaction(getPool(), async (client) => {
    // Two sign-ins of one account at the same moment must agree on one canonical shopper.
    await client.query("select from users where id = $1 for update", [userId]);
    await client.query("insert into shoppers (id) values ($1) on conflict do nothing", [shopperId]);
    const owner = await client.query<{ user_id: string | null }>(
      "select user_id from shoppers where id = $1 for update",
      [shopperId],
    );
    const canonical = await findCanonical(client, userId);
    const ownedBy = owner.rows[0]?.user_id ?? null;
    if (ownedBy !== null && ownedBy !== userId) return canonical ?? createFor(client, userId);
    if (canonical === null) {
      await client.query("update shoppers set user_id = $2 where id = $1", [shopperId, userId]);
      return shopperId;
    }
    if (canonical !== shopperId && ownedBy === null) await merge(client, shopperId, canonical, userId);
    return canonical;
  });
}

async function findCanonical(client: pg.ClientBase, userId: string): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>(
    "select id from shoppers where user_id = $1 and merged_into_id is null order by created_at, id limit 1",
    [userId],
  );
  return rows[0]?.id ?? null;
}

async function createFor(client: pg.ClientBase, userId: string): Promise<string> {
  const id = randomId();
  await client.query("insert into shoppers (id, user_id) values ($1, $2)", [id, userId]);
  return id;
}

async function merge(client: pg.ClientBase, from: string, into: string, userId: string): Promise<void> {
  await client.query("update shoppers set user_id = $3, merged_into_id = $2 where id = $1", [
    from,
    into,
    userId,
  ]);
  await client.query("update interactions set shopper_id = $2 where shopper_id = $1", [from, into]);
}
