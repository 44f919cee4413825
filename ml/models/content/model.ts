import type { Answer } from "../../core/answer";
import { ScorePlace, SparseAnswer } from "../../core/answers/sparse-answer";
import { SparseSums } from "../../core/answers/sparse-sums";
import { transpose, type Csr } from "../../linalg/sparse/csr";
import { mergeHistory, newestTime, type MergedHistory } from "../../core/data/merge-history";
import { topK, type Ranked } from "../../base/top-k";
import type { History, Recommender } from "../../core/recommender";
import type { ContentConfig } from "../../core/content/config";

export type ContentServing = Pick<ContentConfig, "decayPerDay" | "floor">;

/** What a history says in terms: Σ_j w_j·c_j, and its length. */
interface Profile {
  readonly merged: MergedHistory;
  readonly terms: ReadonlyMap<number, number>;
  readonly length: number;
}

/**
 * Items that are described like those in the history: the score of an item is the cosine of its terms with
 * the weighted sum of the history's. It needs nobody to have touched an item.
 */
export class ContentModel implements Recommender {
  readonly kind = "content";
  readonly itemCount: number;
  /** Terms × items. */
  private readonly byTerm: Csr;
  /** Made when it is first asked for an answer. */
  private scratch: { readonly sums: SparseSums<Float32Array>; readonly place: ScorePlace } | undefined;

  /** @param terms items × terms, rows of length 1 or empty, as `buildTermMatrix` makes it */
  constructor(
    readonly terms: Csr,
    readonly config: ContentServing,
  ) {
    this.itemCount = terms.rows;
    this.byTerm = transpose(terms);
  }

  score(history: History, now: number, out: Float32Array): void {
    out.fill(0);
    const { terms, length } = this.profileOf(history, now);
    if (length === 0) return;
    for (const [term, weight] of terms) addRow(this.byTerm, term, weight / length, out);
  }

  answer(history: History, now: number): Answer {
    const profile = this.profileOf(history, now);
    const { sums, place } = (this.scratch ??= {
      sums: new SparseSums(new Float32Array(this.itemCount)),
      place: new ScorePlace(this.itemCount),
    });
    const { indptr, indices, values } = this.byTerm;
    for (const [term, weight] of profile.length > 0 ? profile.terms : []) {
      sums.addEntries(weight / profile.length, indices, values, indptr[term], indptr[term + 1]);
    }
    return new SparseAnswer(place, sums.take(history.items), (item) => this.share(profile, item));
  }

  /** c_iᵀ(w_j c_j) over the length of the profile. */
  explain(history: History, item: number, now = newestTime(history)): Float32Array {
    this.checkItem(item);
    return this.share(this.profileOf(history, now), item);
  }

  private share({ merged, length }: Profile, item: number): Float32Array {
    const own = rowOf(this.terms, item);
    const cosines = Float64Array.from(merged.items, (past) => dot(own, this.terms, past));
    return Float32Array.from(merged.slot, (slot, j) =>
      length === 0 ? 0 : (merged.share[j] * merged.weights[slot] * cosines[slot]) / length,
    );
  }

  /** The items described most like one, without itself and without those that share nothing with it. */
  related(item: number, k: number): Ranked {
    this.checkItem(item);
    const scores = new Float32Array(this.itemCount);
    for (const [term, weight] of rowOf(this.terms, item)) addRow(this.byTerm, term, weight, scores);
    const blocked = Uint8Array.from(scores, (score, i) => (score > 0 && i !== item ? 0 : 1));
    return topK(scores, k, blocked);
  }

  private profileOf(history: History, now: number): Profile {
    const merged = mergeHistory(history, now, this.config, this.itemCount);
    const terms = new Map<number, number>();
    for (const [slot, item] of merged.items.entries()) {
      for (const [term, value] of rowOf(this.terms, item)) {
        terms.set(term, (terms.get(term) ?? 0) + merged.weights[slot] * value);
      }
    }
    let squares = 0;
    for (const weight of terms.values()) squares += weight ** 2;
    return { merged, terms, length: Math.sqrt(squares) };
  }

  private checkItem(item: number): void {
    if (item >= 0 && item < this.itemCount) return;
    throw new RangeError(`Item ${item}, but the model knows ${this.itemCount}.`);
  }
}

/** A row as column → value. */
function rowOf({ indptr, indices, values }: Csr, row: number): ReadonlyMap<number, number> {
  const entries = new Map<number, number>();
  for (let e = indptr[row]; e < indptr[row + 1]; e++) entries.set(indices[e], values[e]);
  return entries;
}

function dot(row: ReadonlyMap<number, number>, { indptr, indices, values }: Csr, other: number): number {
  let sum = 0;
  for (let e = indptr[other]; e < indptr[other + 1]; e++) sum += (row.get(indices[e]) ?? 0) * values[e];
  return sum;
}

/** out += weight · row */
function addRow({ indptr, indices, values }: Csr, row: number, weight: number, out: Float32Array): void {
  for (let e = indptr[row]; e < indptr[row + 1]; e++) out[indices[e]] += weight * values[e];
}
