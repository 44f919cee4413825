"use client";

import { createContext, type ReactNode, use, useState } from "react";
import type { SetPiece } from "@/lib/shop/cart/set";

const OwnPiece = createContext<SetPiece | null>(null);

/**
 * Keeps what is bought together as it was first shown while the page is open; only what is chosen of the page's product
 * changes. Once the set lies in the cart, a list made anew would leave it out, and what was said of it would go with it.
 */
export function TogetherFrame({ own, children }: { own: SetPiece | null; children: ReactNode }) {
  const [first] = useState(children);
  return <OwnPiece value={own}>{first}</OwnPiece>;
}

/** The page's product as part of the set, in the form that is chosen now; null while it cannot be had. */
export function useOwnPiece(): SetPiece | null {
  return use(OwnPiece);
}
