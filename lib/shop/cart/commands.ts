import "server-only";
import type pg from "pg";
import { getPool } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { randomId } from "@/lib/platform/ids";
import type { Fact } from "@/lib/shop/interactions/facts";
import { rememberFacts } from "@/lib/shop/interactions/session-cache";
import type { Cart } from "./cart";
import { listOf } from "@/lib/shop/interactions/list-of";
import { assertOrderable, readOffer } from "./offer";
import { getCart } from "./queries";
import { isRecorded, recordFacts } from "@/lib/shop/interactions/record-facts";
import type { AddToCart, RemoveFromCart, SetQuantity } from "./schema";

/**
 * Runs `change` on the locked cart, made first when there is none, and answers with the cart it leaves. `change` answers
 * with the facts it has recorded.
 */
async function changeCart(
  shopperId: string,
  change: (client: pg.ClientBase, cartId: string) => Promise<Fact[]>,
): Promise<Cart> {
  const { cart, facts } = await inTransaction(getPool(), async (client) => {
    await client.query("insert into shoppers (id) values ($1) on conflict do nothing", [shopperId]);
    // The update locks the row: changes of one cart happen one after the other.
    const { rows } = await client.query<{ id: string }>(
      `insert into carts (id, shopper_id, updated_at) values ($1, $2, now())
       on conflict (shopper_id) do update set updated_at = excluded.updated_at returning id`,
      [randomId(), shopperId],
    );
    const locked = rows[0];
    if (!locked) throw new Error("the cart could not be locked");
    const facts = await change(client, locked.id);
    return { cart: await getCart(shopperId, client), facts };
  });
  rememberFacts(facts);
  return cart;
}

/**
 * Puts `quantity` more of a product into the cart, remembers the list it was found in and records the interaction. The
 * same click (`interaction`) sent twice adds once. Throws AppError not_found, or conflict when stock does not suffice.
 */
export async function addToCart(shopperId: string, input: AddToCart): Promise<Cart> {
  const { product, quantity, interaction, list } = input;
  return changeCart(shopperId, async (client, cartId) => {
    if (await isRecorded(client, interaction)) return [];
    const offer = await readOffer(client, cartId, product);
    assertOrderable(offer, offer.inCart + quantity);
    const listId = listOf(list, shopperId, product);
    await client.query(
      `insert into cart_items (cart_id, product_id, quantity, list_id) values ($1, $2, $3, $4)
       on conflict (cart_id, product_id) do update set
         quantity = cart_items.quantity + excluded.quantity,
         list_id = coalesce(excluded.list_id, cart_items.list_id)`,
      [cartId, product, quantity, listId],
    );
    return recordFacts(client, shopperId, [
      { id: interaction, kind: "cart", productId: product, quantity, listId },
    ]);
  });
}

/** Sets how many of a product the cart holds. Asking for less is always possible. Throws as addToCart does. */
export async function setQuantity(shopperId: string, { product, quantity }: SetQuantity): Promise<Cart> {
  return changeCart(shopperId, async (client, cartId) => {
    const offer = await readOffer(client, cartId, product);
    if (quantity > offer.inCart) assertOrderable(offer, quantity);
    // Only what is in the cart: a product removed in another tab does not come back.
    await client.query("update cart_items set quantity = $3 where cart_id = $1 and product_id = $2", [
      cartId,
      product,
      quantity,
    ]);
    return [];
  });
}

/** Takes a product out of the cart and records that. Removing what is not there does nothing. */
export async function removeFromCart(shopperId: string, input: RemoveFromCart): Promise<Cart> {
  const { product, interaction } = input;
  return changeCart(shopperId, async (client, cartId) => {
    const { rows } = await client.query<{ quantity: number }>(
      "delete from cart_items where cart_id = $1 and product_id = $2 returning quantity",
      [cartId, product],
    );
    const removed = rows[0];
    if (!removed) return [];
    const { quantity } = removed;
    return recordFacts(client, shopperId, [
      { id: interaction, kind: "remove", productId: product, quantity, listId: null },
    ]);
  });
}
