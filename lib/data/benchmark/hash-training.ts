import { createHash } from "node:crypto";
import type { EventLog, ItemContent } from "@/ml/index";

/** Of each log that was hashed: every trial of a search asks for that of the same one. */
const known = new WeakMap<EventLog, string>();

/**
 * SHA-256 over everything a model can learn from, hexadecimal: the same data has the same name anywhere.
 *
 * @param content of the log's products; a log always has the same
 */
export function hashTraining(log: EventLog, content: ItemContent | null): string {
  const hash = known.get(log) ?? computeHash(log, content);
  known.set(log, hash);
  return hash;
}

function computeHash(log: EventLog, content: ItemContent | null): string {
  const { length, userCount: shopperCount, itemCount: productCount } = log;
  const hash = createHash("sha256").update(`${shopperCount} ${productCount} ${length}`);
  for (const column of [log.users, log.items, log.kinds, log.values, log.at]) {
    hash.update(column.subarray(0, length));
  }
  content?.texts.forEach((text, product) => hash.update(JSON.stringify([text, content.attributes[product]])));
  return hash.digest("hex");
}
