import { createHash } from "node:crypto";
import type { EventLog } from "@/ml/index";

/** SHA-256 over everything a model reads of a log, hexadecimal: the same data has the same name anywhere. */
export function hashLog(log: EventLog): string {
  const { length, shopperCount, productCount } = log;
  const hash = createHash("sha256").update(`${shopperCount} ${productCount} ${length}`);
  for (const column of [log.shoppers, log.products, log.kinds, log.values, log.at]) {
    hash.update(column.subarray(0, length));
  }
  return hash.digest("hex");
}
