import { createHash } from "node:crypto";
import type { EventLog, ProductContent } from "@/ml/index";

/** SHA-256 over everything a model can learn from, hexadecimal: the same data has the same name anywhere. */
export function hashTraining(log: EventLog, content: ProductContent | null): string {
  const { length, shopperCount, productCount } = log;
  const hash = createHash("sha256").update(`${shopperCount} ${productCount} ${length}`);
  for (const column of [log.shoppers, log.products, log.kinds, log.values, log.at]) {
    hash.update(column.subarray(0, length));
  }
  content?.texts.forEach((text, product) => hash.update(JSON.stringify([text, content.attributes[product]])));
  return hash.digest("hex");
}
