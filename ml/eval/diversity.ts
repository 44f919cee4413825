import type { Audience } from "./audience";

/**
 * Mean unlikeness of the items of a list, 1 − similarity over all pairs of the first k.
 *
 * @returns one figure for each k; null for lists of fewer than two items
 */
export type MeasureDiversity = (items: Uint32Array, ks: readonly number[]) => (number | null)[];

/** By a similarity that is given, pair by pair. */
export function diversityBySimilarity(similarity: (a: number, b: number) => number): MeasureDiversity {
  return (items, ks) => {
    let sum = 0;
    let length = 0;
    return ks.map((k) => {
      for (; length < Math.min(k, items.length); length++) {
        for (let i = 0; i < length; i++) sum += similarity(items[i], items[length]);
      }
      return length > 1 ? 1 - sum / ((length * (length - 1)) / 2) : null;
    });
  };
}

/**
 * By the users items share: the cosine of their columns in the binary training matrix. The cosines of
 * all pairs come out of one length: |Σ vᵢ|² = Σ |vᵢ|² + 2 Σ_{i<j} vᵢᵀvⱼ with unit columns vᵢ.
 */
export function diversityByAudience({ indptr, users }: Audience): MeasureDiversity {
  const size = users.reduce((most, user) => Math.max(most, user + 1), 0);
  const total = new Float64Array(size); // Σ vᵢ of the list so far
  return (items, ks) => {
    let doubledPairs = 0;
    let length = 0;
    const answers = ks.map((k) => {
      for (; length < Math.min(k, items.length); length++) {
        const [from, to] = [indptr[items[length]], indptr[items[length] + 1]];
        const entry = 1 / Math.sqrt(to - from);
        for (let e = from; e < to; e++) {
          doubledPairs += 2 * total[users[e]] * entry;
          total[users[e]] += entry;
        }
      }
      return length > 1 ? 1 - doubledPairs / (length * (length - 1)) : null;
    });
    for (let i = 0; i < length; i++) {
      for (let e = indptr[items[i]]; e < indptr[items[i] + 1]; e++) total[users[e]] = 0;
    }
    return answers;
  };
}
