import type { Audience } from "./audience";
import type { Evaluation, EvaluationCase } from "./splits/evaluation";

/**
 * Mean self-information of the first k items, in bits: −log₂ of the share of training users who met
 * the item, one imagined user who met everything counted in (Zhou et al. 2010).
 *
 * @returns one figure for each k; null for an empty list
 */
export function measureNovelty(
  items: Uint32Array,
  ks: readonly number[],
  { indptr, userCount }: Audience,
): (number | null)[] {
  let sum = 0;
  let position = 0;
  return ks.map((k) => {
    for (; position < Math.min(k, items.length); position++) {
      const met = indptr[items[position] + 1] - indptr[items[position]];
      sum -= Math.log2((met + 1) / (userCount + 1));
    }
    return position > 0 ? sum / position : null;
  });
}

/**
 * Share of the first k items that are relevant and would not have been among the k most popular ones
 * this user could have been shown.
 *
 * @returns one figure for each k
 */
export function measureSerendipity(
  items: Uint32Array,
  testCase: EvaluationCase,
  ks: readonly number[],
  { rank }: Audience,
  known: Evaluation["known"],
): number[] {
  const hits = Array.from(items.keys()).filter((position) => testCase.relevant.has(items[position]));
  const places = hits.map((position) => placeByPopularity(items[position], testCase, rank, known));
  return ks.map((k) => hits.filter((position, i) => position < k && places[i] >= k).length / k);
}

/** How many items popularity would have shown before this one. */
function placeByPopularity(
  item: number,
  { history, candidates }: EvaluationCase,
  rank: Uint32Array,
  known: Evaluation["known"] = "left-out",
): number {
  const left = new Set(known === "left-out" ? history.items : []);
  const isBefore = (other: number) => rank[other] < rank[item];
  if (candidates !== undefined) {
    return candidates.reduce((count, other) => count + (isBefore(other) && !left.has(other) ? 1 : 0), 0);
  }
  let place = rank[item];
  for (const other of left) if (isBefore(other)) place--;
  return place;
}
