import { getPermission, onPermission } from "@/lib/shop/interactions/permission";
import { track } from "@/lib/shop/interactions/track";

/**
 * Remembers, for this tab and where the visitor allows it, in which list a product was found, so that what happens on its page and in the cart can be
 * credited to that list. The address of the page stays clean.
 */
const PREFIX = "aisle.found-in.";

/** Call when the link of a product in a list is followed: reports the click. `token` is the list's. */
export function recordClick(product: string, token: string): void {
  if (getPermission()?.analytics) remember(product, token);
  track({ kind: "click", product, list: token });
}

function remember(product: string, token: string): void {
  try {
    sessionStorage.setItem(PREFIX + product, token);
  } catch {
    // No storage, or it is full: what comes after the click is not credited, and nothing else is lost.
  }
}

/** What was remembered goes when its permission does. */
function forgetUnlessAllowed(): void {
  if (getPermission()?.analytics === false) forgetFound();
}

/** Nothing is remembered of what was found in which list. */
export function forgetFound(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // No storage, so nothing in it.
  }
}
if (typeof window !== "undefined") onPermission(forgetUnlessAllowed);

/** The token of the list the product was last found in during this session, if any. */
export function readFoundIn(product: string): string | undefined {
  try {
    return sessionStorage.getItem(PREFIX + product) ?? undefined;
  } catch {
    return undefined;
  }
}
