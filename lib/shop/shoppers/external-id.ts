import { isUuid } from "@/lib/platform/ids";
import { isPlaceholder, NOBODY } from "./placeholder";

/** Longer is no customer number. */
export const MAX_EXTERNAL_ID = 200;

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
  if (isPlaceholder(text) || externalId.length > MAX_EXTERNAL_ID || text.includes("\u0000"))
    return { type: "nobody" };
  return isUuid(externalId)
    ? { type: "own", id: externalId.toLowerCase() }
    : { type: "external", externalId };
}

/** Whether an id is that of somebody. The nil UUID stands where a list was made for no shopper. */
export function isSomebody(shopperId: string): boolean {
  return shopperId !== NOBODY;
}
