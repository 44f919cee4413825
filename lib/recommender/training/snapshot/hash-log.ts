import { createHash } from "node:crypto";
import type { EventLog, ItemContent } from "@/ml/index";

/** So much is hashed in some milliseconds; then others get a turn. */
const PIECE_BYTES = 4 << 20;

/** SHA-256 over everything the models read, hexadecimal: column by column, without a copy of any. */
export async function hashLog(
  log: EventLog,
  productIds: Int32Array,
  content: ItemContent,
  signal?: AbortSignal,
): Promise<string> {
  const hash = createHash("sha256").update(`${log.userCount} ${log.itemCount} ${log.length}`);
  const columns = [productIds, log.categories, log.users, log.items, log.kinds, log.values, log.at];
  for (const column of columns) {
    if (!column) continue;
    const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
    for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
      hash.update(bytes.subarray(from, from + PIECE_BYTES));
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    }
  }
  content.texts.forEach((text, item) => hash.update(JSON.stringify([text, content.attributes[item]])));
  return hash.digest("hex");
}
