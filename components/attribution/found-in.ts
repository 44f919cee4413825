/**
 * Remembers, for this tab, in which list a product was found, so that what happens on its page and in the cart can be
 * credited to that list. The address of the page stays clean.
 */
const PREFIX = "aisle.found-in.";

/** Call when a product is followed from a list. `token` is the list's. */
export function rememberFoundIn(product: string, token: string): void {
  try {
    sessionStorage.setItem(PREFIX + product, token);
  } catch {
    // No storage, or it is full: the attribution is lost and nothing else.
  }
}

/** The token of the list the product was last found in during this session, if any. */
export function readFoundIn(product: string): string | undefined {
  try {
    return sessionStorage.getItem(PREFIX + product) ?? undefined;
  } catch {
    return undefined;
  }
}
