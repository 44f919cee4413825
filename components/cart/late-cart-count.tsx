"use client";

import { useQuery } from "@tanstack/react-query";
import { CartIconLink } from "./cart-icon-link";
import { useCartAcrossTabs } from "./use-cart-across-tabs";
import { cartOptions } from "@/lib/shop/cart/query-options";
import { useIsHydrating } from "@/components/ui/use-is-hydrating";
import { useVisit } from "@/components/visit/use-visit";

/** The cart link on a kept page: as the visit says, and as soon as the cart itself is known, as that does. */
export function LateCartCount() {
  useCartAcrossTabs(false);
  const { visit } = useVisit();
  const { data } = useQuery({ ...cartOptions(), enabled: false });
  return <CartIconLink count={useIsHydrating() ? null : (data?.count ?? visit?.cart ?? null)} />;
}
