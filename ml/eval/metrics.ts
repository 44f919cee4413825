/** How well one list answers one shopper. `relevant` holds at least one product. */
export function measureList(
  { products }: { readonly products: Uint32Array },
  relevant: ReadonlySet<number>,
  k: number,
) {
  const ideal = Math.min(k, relevant.size);
  let hits = 0;
  let gain = 0;
  for (let position = 0; position < products.length; position++) {
    if (!relevant.has(products[position])) continue;
    hits++;
    gain += discount(position);
  }
  return { recall: hits / ideal, ndcg: gain / idealGain(ideal), hr: hits > 0 ? 1 : 0 };
}

/** Gain of a hit: 1 at the first position, 1/log₂(position + 2) further down. */
export function discount(position: number): number {
  return 1 / Math.log2(position + 2);
}

/** Gain of a list that begins with so many hits. */
export function idealGain(hits: number): number {
  let gain = 0;
  for (let position = 0; position < hits; position++) gain += discount(position);
  return gain;
}
