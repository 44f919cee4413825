"use client";

import { CartIconLink } from "./cart-icon-link";
import { useCart } from "./use-cart";
import { useCartAcrossTabs } from "./use-cart-across-tabs";

/** The cart link, following every change on the page, and in other tabs. */
export function CartCount() {
  useCartAcrossTabs();
  return <CartIconLink count={useCart()?.count ?? null} />;
}
