import { isUuid } from "@/lib/platform/ids";
import { isPlaceholder, NOBODY } from "./placeholder";

/** Longer is no customer number. */
export const MAX_EXTERNAL_ID = 200;

/** What a server calls a browser that a publishable key knows: this and the browser's own id. */
export const BROWSER_PREFIX = "browser:";

/** Of any writing: a character is one, however many units it takes. */
export function isLongerThan(text: string, most: number): boolean {
  return text.length > most && [...text].length > most;
}

/** How somebody outside refers to a shopper: by our id, or by what their own system calls them. */
export type ShopperReference =
  | { readonly type: "nobody" }
  | { readonly type: "own"; readonly id: string }
  | { readonly type: "external"; readonly externalId: string };

/**
 * What a text refers to: one of our ids (UUIDs, in lower case), nobody for a placeholder and for what can be no id, else
 * an external id, which is the same however its accents are spelt and whatever blanks are around it.
 */
export function readShopperReference(text: string): ShopperReference {
  const externalId = text.normalize("NFC").trim();
  // PostgreSQL keeps no NUL: nobody can be called that.
  const most = externalId.startsWith(BROWSER_PREFIX)
    ? MAX_EXTERNAL_ID + BROWSER_PREFIX.length
    : MAX_EXTERNAL_ID;
  if (isPlaceholder(text) || isLongerThan(externalId, most) || text.includes("\u0000"))
    return { type: "nobody" };
  return isUuid(externalId)
    ? { type: "own", id: externalId.toLowerCase() }
    : { type: "external", externalId };
}

/** Whether an id is that of somebody. The nil UUID stands where a list was made for no shopper. */
export function isSomebody(shopperId: string): boolean {
  return shopperId !== NOBODY;
}
