import type { Audience } from "./audience";
import type { Evaluation, EvaluationCase } from "./splits/evaluation";

/**
 * Mean self-information of the first k products, in bits: −log₂ of the share of training shoppers who met
 * the product, one imagined shopper who met everything counted in (Zhou et al. 2010).
 *
 * @returns one figure for each k; null for an empty list
 */
export function measureNovelty(
  products: Uint32Array,
  ks: readonly number[],
  { indptr, shopperCount }: Audience,
): (number | null)[] {
  let sum = 0;
  let position = 0;
  return ks.map((k) => {
    for (; position < Math.min(k, products.length); position++) {
      const met = indptr[products[position] + 1] - indptr[products[position]];
      sum -= Math.log2((met + 1) / (shopperCount + 1));
    }
    return position > 0 ? sum / position : null;
  });
}

/**
 * Share of the first k products that are relevant and would not have been among the k most popular ones
 * this shopper could have been shown.
 *
 * @returns one figure for each k
 */
export function measureSerendipity(
  products: Uint32Array,
  item: EvaluationCase,
  ks: readonly number[],
  { rank }: Audience,
  known: Evaluation["known"],
): number[] {
  const hits = Array.from(products.keys()).filter((position) => item.relevant.has(products[position]));
  const places = hits.map((position) => placeByPopularity(products[position], item, rank, known));
  return ks.map((k) => hits.filter((position, i) => position < k && places[i] >= k).length / k);
}

/** How many products popularity would have shown before this one. */
function placeByPopularity(
  product: number,
  { history, candidates }: EvaluationCase,
  rank: Uint32Array,
  known: Evaluation["known"] = "left-out",
): number {
  const left = new Set(known === "left-out" ? history.products : []);
  const isBefore = (other: number) => rank[other] < rank[product];
  if (candidates !== undefined) {
    return candidates.reduce((count, other) => count + (isBefore(other) && !left.has(other) ? 1 : 0), 0);
  }
  let place = rank[product];
  for (const other of left) if (isBefore(other)) place--;
  return place;
}
