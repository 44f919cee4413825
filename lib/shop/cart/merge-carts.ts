import "server-only";
import type pg from "pg";
import { inTransaction } from "@/lib/platform/db/transaction";
import { getPool } from "@/lib/platform/db/client";
import { randomId } from "@/lib/platform/ids";
import { MAX_QUANTITY } from "./cart-math";

/**
 * Called at sign-in: what lies in the browser's cart goes into the account's. Of a product in both, the larger number is
 * kept: it is more often the same wish twice than two wishes. Doing it again changes nothing.
 */
export async function mergeCarts(fromShopper: string, intoShopper: string): Promise<void> {
  if (fromShopper === intoShopper) return;
  await inTransaction(getPool(), async (client) => {
    const from = await lockCart(client, fromShopper);
    if (!from) return;
    await client.query(
      `insert into carts (id, shopper_id, updated_at) values ($1, $2, now()) on conflict (shopper_id) do nothing`,
      [randomId(), intoShopper],
    );
    const into = await lockCart(client, intoShopper);
    await client.query(
      `insert into cart_items (cart_id, product_id, quantity, list_id, added_at)
       select $2, product_id, quantity, list_id, added_at from cart_items where cart_id = $1
       on conflict (cart_id, product_id) do update set
         quantity = least(greatest(cart_items.quantity, excluded.quantity), $3),
         list_id = coalesce(cart_items.list_id, excluded.list_id)`,
      [from, into, MAX_QUANTITY],
    );
    await client.query("delete from carts where id = $1", [from]);
  });
}

async function lockCart(client: pg.ClientBase, shopperId: string): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>(
    "select id from carts where shopper_id = $1 for update",
    [shopperId],
  );
  return rows[0]?.id ?? null;
}
