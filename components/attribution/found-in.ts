import { track } from "@/lib/shop/interactions/track";

/**
 * Remembers, for this tab, in which list a product was found, so that what happens on its page and in the cart can be
 * credited to that list. The address of the page stays clean.
 */
const PREFIX = "aisle.found-in.";

/** Call when the link of a product in a list is followed: reports the click. `token` is the list's. */
export function recordClick(product: string, token: string): void {
  try {
    sessionStorage.setItem(PREFIX + product, token);
  } catch {
    // No storage, or it is full: what comes after the click is not credited, and nothing else is lost.
  }
  track({ kind: "click", product, list: token });
}

/** The token of the list the product was last found in during this session, if any. */
export function readFoundIn(product: string): string | undefined {
  try {
    return sessionStorage.getItem(PREFIX + product) ?? undefined;
  } catch {
    return undefined;
  }
}
