import { discount, idealGain } from "./gain";

/** The metrics of one list that look only at where its hits are. */
export const ACCURACY_METRICS = [
  "precision",
  "recall",
  "capped-recall",
  "f1",
  "map",
  "mrr",
  "ndcg",
  "hr",
] as const;

export type AccuracyMetric = (typeof ACCURACY_METRICS)[number];
export type Accuracy = Record<AccuracyMetric, number>;

/** Where the hits of a list are, from one pass over it. */
interface Tally {
  hits: number;
  /** Position of the first hit, from 1; 0 while there is none. */
  first: number;
  gain: number;
  /** Precision at each hit, added up. */
  precisions: number;
}

/**
 * All metrics of one list at several lengths, each in 0–1.
 *
 * | metric | of the first k items |
 * | --- | --- |
 * | precision | hits / k |
 * | recall | hits / relevant |
 * | capped-recall | hits / min(k, relevant) |
 * | f1 | harmonic mean of precision and recall |
 * | map | precision at each hit, added up, / min(k, relevant) |
 * | mrr | 1 / position of the first hit |
 * | ndcg | Σ 1/log₂(position + 1) over hits, / the same for min(k, relevant) hits in front |
 * | hr | whether there is a hit |
 *
 * @param items the list, best first; may be shorter than k
 * @param relevant at least one item
 * @param ks ascending
 * @returns one record for each k
 */
export function measureAccuracy(
  items: Uint32Array,
  relevant: ReadonlySet<number>,
  ks: readonly number[],
): Accuracy[] {
  const tally: Tally = { hits: 0, first: 0, gain: 0, precisions: 0 };
  let position = 0;
  return ks.map((k) => {
    for (; position < Math.min(k, items.length); position++) {
      if (!relevant.has(items[position])) continue;
      tally.hits++;
      if (tally.first === 0) tally.first = position + 1;
      tally.gain += discount(position);
      tally.precisions += tally.hits / (position + 1);
    }
    return summarise(tally, relevant.size, k);
  });
}

function summarise({ hits, first, gain, precisions }: Tally, relevant: number, k: number): Accuracy {
  const reachable = Math.min(k, relevant);
  return {
    precision: hits / k,
    recall: hits / relevant,
    "capped-recall": hits / reachable,
    f1: (2 * hits) / (k + relevant), // 2pr / (p + r) with p = hits / k and r = hits / relevant
    map: precisions / reachable,
    mrr: first > 0 ? 1 / first : 0,
    ndcg: gain / idealGain(reachable),
    hr: hits > 0 ? 1 : 0,
  };
}
