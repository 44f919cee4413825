import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Cart } from "@/lib/shop/cart/cart";
import { cartOptions } from "@/lib/shop/cart/query-options";
import { RenderedCart } from "./rendered-cart";

/** Hands the cart the server has just read to the page: the newer of the two copies wins. */
export function CartHydration({ cart, children }: { cart: Cart; children: ReactNode }) {
  const client = new QueryClient();
  client.setQueryData(cartOptions().queryKey, cart);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RenderedCart cart={cart}>{children}</RenderedCart>
    </HydrationBoundary>
  );
}
