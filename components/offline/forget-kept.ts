import { PAGES } from "@/client/offline/names";
import { forgetEvents } from "@/lib/shop/interactions/unsent-events";
import { forgetUnsent } from "@/lib/shop/cart/unsent";

/** Nothing stays in this browser of what was looked at and done without a network. Never rejects. */
export async function forgetKept(): Promise<void> {
  forgetUnsent();
  forgetEvents();
  // Browsers have no caches where the connection is not secure.
  if (typeof caches !== "undefined") await caches.delete(PAGES).catch(() => false);
}
