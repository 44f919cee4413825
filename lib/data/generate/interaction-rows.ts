import { KINDS } from "@/ml/index";
import { BinaryRows } from "./binary-rows";
import { generateInteractions, type MadeShop } from "./generate-interactions";
import { createIds } from "./identity";
import type { ShopTally } from "./tally";

/** The shoppers as binary rows: id, created_at. */
export function* shopperRows({ crowd, options }: MadeShop): Generator<Buffer> {
  const ids = createIds(options.seed);
  const rows = new BinaryRows();
  for (let s = 0; s < crowd.shopperCount; s++) {
    rows.row(2);
    rows.id((out, offset) => ids.writeShopper(s, out, offset));
    rows.time(crowd.joined[s] ?? 0);
    if (rows.isFull) yield rows.take();
  }
  rows.end();
  yield rows.take();
}

/**
 * The interactions as binary rows: id, shopper_id, product_id, kind, value, at, received_at.
 *
 * @param idOf number in the database of each product
 */
export function* interactionRows(
  shop: MadeShop,
  idOf: Int32Array,
  tally: ShopTally,
  onProgress: (fraction: number) => void,
): Generator<Buffer> {
  const ids = createIds(shop.options.seed);
  const kinds = KINDS.map((kind) => Buffer.from(kind));
  const rows = new BinaryRows();
  let n = 0;
  for (const batch of generateInteractions(shop)) {
    tally.add(batch);
    for (let i = 0; i < batch.length; i++) {
      const at = batch.at[i] ?? 0;
      const kind = kinds[batch.kinds[i] ?? 0];
      if (!kind) throw new Error("an interaction has a kind");
      rows.row(7);
      rows.id((out, offset) => ids.writeInteraction(n, at, out, offset));
      rows.id((out, offset) => ids.writeShopper(batch.shoppers[i] ?? 0, out, offset));
      rows.int4(idOf[batch.products[i] ?? 0] ?? 0);
      rows.text(kind);
      rows.float4(batch.values[i] ?? 1);
      rows.time(at);
      rows.time(at);
      n++;
      if (rows.isFull) yield rows.take();
    }
    onProgress(n / shop.options.interactions);
  }
  rows.end();
  yield rows.take();
}
