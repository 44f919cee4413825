import { transpose, type Csr } from "../../linalg/sparse/csr";
import { describeTerms, weighRows, type Terms } from "../../core/neighbours/term-weights";
import { rowLengths } from "../../linalg/sparse/row-lengths";
import type { UserKnnConfig } from "./config";
import { selectHighest } from "./select-highest";

/** Users whose past has decayed to next to nothing may be very near: sums of them stay finite. */
const MOST_WEIGHT = 1e24;
/** Users added up at a time: what is said of them stays in the cache of one core. */
const BLOCK = 1 << 14;

/** The users nearest to a history, in no order. */
export interface NearUsers {
  readonly users: Uint32Array;
  /** What each of them weighs: similarity^q. */
  readonly weights: Float64Array;
}

/** The users of a training, to be found by the items they met. */
export class UserIndex {
  readonly terms: Terms;
  /** Items × users: what each entry adds to the similarity for each unit of u, v_i / (|v|^γ + λ). */
  private readonly byItem: Csr;
  private readonly userCount: number;
  /** Of one block, zero between two. */
  private readonly sums = new Float64Array(BLOCK);
  private readonly touched = new Uint32Array(BLOCK);
  /** Whoever met something of one history. */
  private readonly found: Uint32Array;
  private readonly similarities: Float32Array;
  /** The place of a user among the `marked`, + 1; 0 of all others. */
  private readonly placeOf: Uint32Array;
  private marked: Uint32Array = new Uint32Array(0);

  /** @param met users × items */
  constructor(
    met: Csr,
    private readonly config: UserKnnConfig,
  ) {
    this.terms = describeTerms(met);
    this.byItem = transpose(divideByNorms(weighRows(met, config, this.terms), config));
    this.userCount = met.rows;
    this.found = new Uint32Array(met.rows);
    this.similarities = new Float32Array(met.rows);
    this.placeOf = new Uint32Array(met.rows);
  }

  /**
   * @param items distinct
   * @param row weight of each, weighed as the rows of the training are
   */
  findNearest(items: Uint32Array, row: Float64Array): NearUsers {
    const { found, similarities } = this;
    const count = this.addUp(items, row);
    const places = selectHighest(similarities, count, this.config.neighbours);
    const { similarityPower: q } = this.config;
    const users = new Uint32Array(places.length);
    const weights = new Float64Array(places.length);
    for (let n = 0; n < places.length; n++) {
      users[n] = found[places[n]];
      weights[n] = Math.min(MOST_WEIGHT, similarities[places[n]] ** q);
    }
    return { users, weights };
  }

  /**
   * To which items of a history the nearness of some users is owed: u_j v_j / ⟨u, v⟩ each.
   *
   * @param items distinct
   * @param row weight of each, weighed as the rows of the training are
   * @returns users × items of the history, by their places; every row that is not empty adds up to 1
   */
  divide(items: Uint32Array, row: Float64Array, users: Uint32Array): Csr {
    this.mark(users);
    const common = this.findCommon(items, row);
    const ofUsers = transpose({ ...common, rows: items.length, columns: users.length });
    scaleRowsToOne(ofUsers);
    return ofUsers;
  }

  /** Which of some users met an item, by their places. */
  findMeeting(item: number, users: Uint32Array): number[] {
    const { byItem, placeOf } = this;
    const places: number[] = [];
    this.mark(users);
    for (let e = byItem.indptr[item]; e < byItem.indptr[item + 1]; e++) {
      const place = placeOf[byItem.indices[e]];
      if (place > 0) places.push(place - 1);
    }
    return places;
  }

  /** Many questions in a row are about the same users, who then are marked already. */
  private mark(users: Uint32Array): void {
    const { marked, placeOf } = this;
    if (marked === users) return;
    for (let n = 0; n < marked.length; n++) placeOf[marked[n]] = 0;
    for (let n = 0; n < users.length; n++) placeOf[users[n]] = n + 1;
    this.marked = users;
  }

  /** What each item of a history has in common with the users that `placeOf` knows: its row holds their places. */
  private findCommon(items: Uint32Array, row: Float64Array): Pick<Csr, "indptr" | "indices" | "values"> {
    const { byItem, placeOf } = this;
    const indptr = new Uint32Array(items.length + 1);
    const [places, amounts]: [number[], number[]] = [[], []];
    for (let j = 0; j < items.length; j++) {
      for (let e = byItem.indptr[items[j]]; e < byItem.indptr[items[j] + 1]; e++) {
        const place = placeOf[byItem.indices[e]];
        const amount = row[j] * byItem.values[e];
        if (place === 0 || !(amount > 0)) continue;
        places.push(place - 1);
        amounts.push(amount);
      }
      indptr[j + 1] = places.length;
    }
    return { indptr, indices: Uint32Array.from(places), values: Float32Array.from(amounts) };
  }

  /**
   * Leaves who met something of the history in `found`, ascending, and how near they are in `similarities`; returns how many
   * they are. The users of an item ascend, so all items are followed block by block of users.
   */
  private addUp(items: Uint32Array, row: Float64Array): number {
    const { indptr } = this.byItem;
    const next = new Uint32Array(items.length);
    for (let j = 0; j < items.length; j++) next[j] = indptr[items[j]];
    let count = 0;
    for (let first = 0; first < this.userCount; first += BLOCK) {
      const size = this.addBlock(items, row, next, first);
      count = this.takeBlock(size, first, count);
    }
    return count;
  }

  /** Adds what the history has in common with the users of a block; returns how many of them were touched. */
  private addBlock(items: Uint32Array, row: Float64Array, next: Uint32Array, first: number): number {
    const { sums, touched } = this;
    const { indptr, indices, values } = this.byItem;
    const beyond = first + BLOCK;
    let size = 0;
    for (let j = 0; j < items.length; j++) {
      const weight = row[j];
      const end = indptr[items[j] + 1];
      let e = next[j];
      if (!(weight > 0)) continue;
      for (; e < end; e++) {
        const user = indices[e];
        if (user >= beyond) break;
        const amount = weight * values[e];
        if (amount === 0) continue; // a history decayed to next to nothing
        const place = user - first;
        if (sums[place] === 0) touched[size++] = place;
        sums[place] += amount;
      }
      next[j] = e;
    }
    return size;
  }

  private takeBlock(size: number, first: number, count: number): number {
    const { sums, found, similarities } = this;
    const touched = this.touched.subarray(0, size);
    for (let i = 0; i < size; i++) {
      const place = touched[i];
      found[count + i] = first + place;
      similarities[count + i] = sums[place];
      sums[place] = 0;
    }
    return count + size;
  }
}

function scaleRowsToOne({ rows, indptr, values }: Csr): void {
  for (let r = 0; r < rows; r++) {
    let sum = 0;
    for (let e = indptr[r]; e < indptr[r + 1]; e++) sum += values[e];
    if (sum > 0) for (let e = indptr[r]; e < indptr[r + 1]; e++) values[e] /= sum;
  }
}

/** v_i / (|v|^γ + λ) for each user v. */
function divideByNorms(weighed: Csr, { neighbourNorm, shrinkage }: UserKnnConfig): Csr {
  const { rows, indptr, values } = weighed;
  const lengths = rowLengths(weighed);
  const divided = new Float32Array(values.length);
  for (let user = 0; user < rows; user++) {
    const norm = lengths[user] ** neighbourNorm + shrinkage;
    for (let e = indptr[user]; e < indptr[user + 1]; e++) {
      divided[e] = values[e] > 0 ? Math.min(MOST_WEIGHT, values[e] / norm) : 0;
    }
  }
  return { ...weighed, values: divided };
}
