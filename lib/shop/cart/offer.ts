import "server-only";
import type pg from "pg";
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
export async function readOffer(client: pg.ClientBase, cartId: string, productId: number): Promise<Offer> {
  const { rows } = await client.query<Offer>(
    `select p.currency, p.stock, coalesce(mine.quantity, 0) as "inCart", (
              select min(q.currency) from cart_items other join products q on q.id = other.product_id
               where other.cart_id = $1 and other.product_id <> p.id) as "cartCurrency"
       from products p
       left join cart_items mine on mine.cart_id = $1 and mine.product_id = p.id
      where p.id = $2 and p.status = 'active'`,
    [cartId, productId],
  );
  const offer = rows[0];
  if (!offer) throw new AppError("not_found", "This product is no longer sold.");
  return offer;
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
