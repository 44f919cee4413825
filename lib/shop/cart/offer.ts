import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { MAX_QUANTITY } from "./cart-math";

/** What the shop can say of a product to one cart. */
export interface Offer {
  currency: string;
  stock: number;
  inCart: number;
  /** Currency of what else lies in the cart. */
  cartCurrency: string | null;
}

/** Throws AppError not_found when the shop does not sell the product. */
export async function readOffer(db: Db, cartId: string, productId: number): Promise<Offer> {
  const product = await db.product.findUnique({
    where: { id: productId, status: "active" },
    select: { currency: true, stock: true },
  });
  if (!product) throw new AppError("not_found", "This product is no longer sold.");
  const items = await db.cartItem.findMany({
    where: { cartId },
    select: { productId: true, quantity: true, product: { select: { currency: true } } },
  });
  const { currency, stock } = product;
  const inCart = items.find((item) => item.productId === productId)?.quantity ?? 0;
  const other = items.find((item) => item.productId !== productId);
  return { currency, stock, inCart, cartCurrency: other?.product.currency ?? null };
}

/** Throws AppError conflict, its message a sentence for the shopper, when the cart cannot hold `quantity` of it. */
export function assertOrderable({ currency, stock, inCart, cartCurrency }: Offer, quantity: number): void {
  if (cartCurrency !== null && cartCurrency !== currency) {
    const message = `Your cart is in ${cartCurrency}, and this product is sold in ${currency}.`;
    throw new AppError("conflict", message);
  }
  if (stock <= 0) throw new AppError("conflict", "Sorry, this is sold out.");
  if (quantity > stock) {
    const mine = inCart >= stock ? ", and your cart has them all" : `, ${inCart} of them in your cart`;
    throw new AppError("conflict", `Only ${stock} left${inCart > 0 ? mine : ""}.`);
  }
  if (quantity > MAX_QUANTITY) {
    throw new AppError("conflict", `Please order at most ${MAX_QUANTITY} of one product.`);
  }
}
