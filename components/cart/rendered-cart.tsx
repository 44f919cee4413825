"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Cart } from "@/lib/shop/cart/cart";

const Rendered = createContext<Cart | null>(null);

/** Says below which cart the server made this part of the page of. */
export function RenderedCart({ cart, children }: { cart: Cart; children: ReactNode }) {
  return <Rendered value={cart}>{children}</Rendered>;
}

export function useRenderedCart(): Cart | null {
  return useContext(Rendered);
}
