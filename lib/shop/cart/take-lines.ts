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

/** Takes everything out of the shopper's cart, for an order, by product number; empty when there is nothing in it. */
export async function takeLines(db: Db, shopperId: string): Promise<TakenLine[]> {
  const cartId = await lockCart(db, shopperId);
  if (cartId === null) return [];
  const lines = await db.cartItem.findMany({
    where: { cartId },
    orderBy: [{ productId: "asc" }, { variantId: "asc" }],
    select: { productId: true, variantId: true, quantity: true, listId: true },
  });
  await db.cartItem.deleteMany({ where: { cartId } });
  return lines;
}
