import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { lockCart } from "./lock-cart";

/** What an order takes over of a line of the cart. */
export interface TakenLine {
  productId: number;
  /** 0 for a product without variants. */
  variantId: number;
  quantity: number;
  listId: string | null;
}

/** What a cart holds, and the code that was entered. */
export interface FullCart {
  id: string;
  lines: TakenLine[];
  promoCode: string | null;
}

/** What lies in the shopper's cart, for an order, by product number; null when there is nothing in it. Locks the cart. */
export async function readFullCart(db: Db, shopperId: string): Promise<FullCart | null> {
  const id = await lockCart(db, shopperId);
  if (id === null) return null;
  const { promoCode, items } = await db.cart.findUniqueOrThrow({
    where: { id },
    select: {
      promoCode: true,
      items: {
        orderBy: [{ productId: "asc" }, { variantId: "asc" }],
        select: { productId: true, variantId: true, quantity: true, listId: true },
      },
    },
  });
  return items.length === 0 ? null : { id, lines: items, promoCode };
}

/**
 * Takes what has been ordered out of the shopper's cart, and the code that was used. What was put in since stays: a line of
 * which there are more pieces by now keeps those.
 */
export async function takeOrdered(db: Db, shopperId: string, lines: readonly TakenLine[]): Promise<void> {
  const cartId = await lockCart(db, shopperId);
  if (cartId === null) return;
  const products = lines.map(({ productId }) => productId);
  const variants = lines.map(({ variantId }) => variantId);
  const pieces = lines.map(({ quantity }) => quantity);
  await db.$executeRaw`
    delete from cart_items c using unnest(${products}::int[], ${variants}::int[], ${pieces}::int[]) l (product, variant, pieces)
     where c.cart_id = ${cartId}::uuid and c.product_id = l.product and c.variant_id = l.variant and c.quantity <= l.pieces`;
  await db.$executeRaw`
    update cart_items c set quantity = c.quantity - l.pieces
      from unnest(${products}::int[], ${variants}::int[], ${pieces}::int[]) l (product, variant, pieces)
     where c.cart_id = ${cartId}::uuid and c.product_id = l.product and c.variant_id = l.variant`;
  await db.cart.update({ where: { id: cartId }, data: { promoCode: null }, select: { id: true } });
}
