import type { Csr } from "../../linalg/sparse/csr";

/** Gram matrices of a few columns at a time, of a matrix that is given with its columns as rows. */
export interface LocalGram {
  /**
   * ⟨a_i, a_j⟩ for all pairs of the chosen, on and below the diagonal.
   *
   * @param chosen rows of the matrix given to `createLocalGram`
   * @param out at least chosen × chosen, row-major
   */
  fill(chosen: Uint32Array, out: Float64Array): void;
}

/**
 * Collects, for each user who has any of the chosen items, which ones and with what weight, and adds up the
 * products of pairs: costs what the chosen items have in common, whatever the size of the catalog.
 *
 * @param byItem items × users
 * @param most items chosen at a time
 */
export function createLocalGram(byItem: Csr, most: number): LocalGram {
  const { indptr, indices, values, columns } = byItem;
  /** Entries of each user as a linked list, newest first. */
  const newest = new Int32Array(columns).fill(-1);
  const room = roomFor(byItem, most);
  const older = new Int32Array(room);
  const place = new Uint32Array(room);
  const value = new Float64Array(room);

  const addPairs = (user: number, entry: number, n: number, out: Float64Array): void => {
    const row = place[entry] * n;
    for (let other = entry; other >= 0; other = older[other])
      out[row + place[other]] += value[entry] * value[other];
    newest[user] = entry;
  };

  return {
    fill(chosen, out) {
      const n = chosen.length;
      out.fill(0, 0, n * n);
      let size = 0;
      for (let c = 0; c < n; c++) {
        for (let e = indptr[chosen[c]]; e < indptr[chosen[c] + 1]; e++) {
          place[size] = c;
          value[size] = values[e];
          older[size] = newest[indices[e]];
          addPairs(indices[e], size++, n, out);
        }
      }
      for (const item of chosen) {
        for (let e = indptr[item]; e < indptr[item + 1]; e++) newest[indices[e]] = -1;
      }
    },
  };
}

/**
 * Gram matrices of an item and its neighbours, one after the other.
 *
 * @param most neighbours of an item
 * @returns of n neighbours and the item (n + 1)², the item last, so that its row holds the right side of its
 *   regression on the others; overwritten by the next
 */
export function createGramAround(
  byItem: Csr,
  most: number,
): (item: number, near: Uint32Array) => Float64Array {
  const size = Math.min(most, byItem.rows) + 1;
  const gram = createLocalGram(byItem, size);
  const out = new Float64Array(size * size);
  return (item, near) => {
    const chosen = new Uint32Array(near.length + 1);
    chosen.set(near);
    chosen[near.length] = item;
    gram.fill(chosen, out);
    return out;
  };
}

/** Entries of the `most` longest rows together. */
function roomFor({ rows, indptr }: Csr, most: number): number {
  const lengths = Uint32Array.from({ length: rows }, (_, r) => indptr[r + 1] - indptr[r]).sort();
  return lengths.subarray(Math.max(0, rows - most)).reduce((sum, length) => sum + length, 0);
}
