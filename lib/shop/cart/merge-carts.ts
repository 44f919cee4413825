import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { randomId } from "@/lib/platform/ids";
import { MAX_QUANTITY } from "./cart-math";
import { lockCart } from "./lock-cart";

/**
 * Called at sign-in: what lies in the browser's cart goes into the account's. Of a product in both, the larger number is
 * kept: it is more often the same wish twice than two wishes. Doing it again changes nothing.
 */
export async function mergeCarts(db: Db, fromShopper: string, intoShopper: string): Promise<void> {
  if (fromShopper === intoShopper) return;
  const from = await lockCart(db, fromShopper);
  if (!from) return;
  const into = { id: randomId(), shopperId: intoShopper, updatedAt: new Date() };
  await db.cart.createMany({ data: [into], skipDuplicates: true });
  const account = await lockCart(db, intoShopper);
  await db.$executeRaw`
    insert into cart_items (cart_id, product_id, variant_id, quantity, list_id, added_at)
    select ${account}::uuid, product_id, variant_id, quantity, list_id, added_at from cart_items where cart_id = ${from}::uuid
    on conflict (cart_id, product_id, variant_id) do update set
      quantity = least(greatest(cart_items.quantity, excluded.quantity), ${MAX_QUANTITY}::int),
      list_id = coalesce(cart_items.list_id, excluded.list_id)`;
  await db.$executeRaw`
    update carts set clicks = (carts.clicks || gone.clicks)[:100] from carts gone
     where carts.id = ${account}::uuid and gone.id = ${from}::uuid`;
  await db.cart.delete({ where: { id: from }, select: { id: true } });
}
