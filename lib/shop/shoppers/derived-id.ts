import { createHmac } from "node:crypto";
import { uuidv8 } from "@/lib/platform/ids";

/** The setting that holds the shop's own secret for ids of imported shoppers. */
export const SALT_KEY = "import.salt";

/**
 * The id an import gives a shopper whom only their external id is known of: always the same within this shop. `salt` is
 * the shop's own secret: a shopper's id is what their cookie holds, so nobody may work it out from a customer number.
 *
 * @param source the format of the import
 */
export function deriveShopperId(salt: string, source: string, externalId: string): string {
  return uuidv8(createHmac("sha256", salt).update(`${source}\n${externalId}`).digest("hex"));
}
