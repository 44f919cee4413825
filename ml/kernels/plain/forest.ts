import type { ForestOperations } from "../operations/forest-operations";

/** Rows of a block. */
const BLOCK = 8;
const BITS = 32;

export function scoreForest(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  ...[
    columns,
    values,
    columnStarts,
    thresholds,
    entries,
    words,
    trees,
    treeStarts,
    leaves,
    out,
  ]: ForestOperations["scoreForest"]
): void {
  const alive = new Uint32Array(words);
  for (let block = from; block < to; block++) {
    for (let lane = 0; lane < BLOCK; lane++) {
      alive.fill(0xffffffff);
      for (let column = 0; column < columns; column++) {
        const value = values[(block * columns + column) * BLOCK + lane];
        for (let e = columnStarts[column]; e < columnStarts[column + 1]; e++) {
          if (value <= thresholds[e]) break;
          alive[entries[2 * e]] &= entries[2 * e + 1];
        }
      }
      let sum = 0;
      for (let tree = 0; tree < trees; tree++) {
        let word = treeStarts[tree];
        while (alive[word] === 0) word++;
        sum += leaves[word * BITS + lowestBit(alive[word])];
      }
      out[block * BLOCK + lane] = sum;
    }
  }
}

function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}
