"use client";

import { CartIconLink } from "./cart-icon-link";
import { useCart } from "./use-cart";

/** The cart link, following every change on the page. */
export function CartCount() {
  return <CartIconLink count={useCart()?.count ?? null} />;
}
