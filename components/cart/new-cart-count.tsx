"use client";

import { useQuery } from "@tanstack/react-query";
import { useIsHydrating } from "@/components/ui/use-is-hydrating";
import { EMPTY_CART } from "@/lib/shop/cart/cart";
import { cartOptions } from "@/lib/shop/cart/query-options";
import { CartIconLink } from "./cart-icon-link";
import { useCartAcrossTabs } from "./use-cart-across-tabs";

/** The cart link for a stranger, on a page that all of them share: nothing has to be asked to know that they have no cart yet. */
export function NewCartCount() {
  // Whatever another tab knows is newer.
  const old = { initialData: EMPTY_CART, initialDataUpdatedAt: 0, enabled: false };
  const { data } = useQuery({ ...cartOptions(), ...old });
  useCartAcrossTabs(false);
  return <CartIconLink count={useIsHydrating() ? EMPTY_CART.count : data.count} />;
}
