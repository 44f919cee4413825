import type { Ranked } from "../math/top-k";

/** How well one list answers one shopper. `relevant` holds at least one product. */
export function measureList(list: Ranked, relevant: ReadonlySet<number>, k: number) {
  const ideal = Math.min(k, relevant.size);
  let hits = 0;
  let gain = 0;
  let best = 0;
  for (let position = 0; position < ideal; position++) best += discount(position);
  for (let position = 0; position < list.products.length; position++) {
    if (!relevant.has(list.products[position])) continue;
    hits++;
    gain += discount(position);
  }
  return { recall: hits / ideal, ndcg: gain / best, hr: hits > 0 ? 1 : 0 };
}

/** Gain of a hit: 1 at the first position, 1/log₂(position + 2) further down. */
function discount(position: number): number {
  return 1 / Math.log2(position + 2);
}
