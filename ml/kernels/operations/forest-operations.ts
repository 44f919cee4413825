/** Operations on the trees of a model that has been trained. */
export interface ForestOperations {
  /**
   * The sum of each row's leaves, one of each tree, by bit vectors (QuickScorer, Lucchese et al. 2015). The range is one of
   * blocks of eight rows; `values` holds for each block and column eight values, of its rows. A tree has as many words as
   * its leaves need bits, the first leaf's bit lowest; every node that a row fails takes those leaves out that it then cannot
   * reach, and the first one left is the row's. Scratch 32 bytes per word and per tree.
   *
   * @param columns how many; NaN fails all nodes of a column, −Infinity none but one at −Infinity
   * @param columnStarts the nodes of column c are columnStarts[c] … columnStarts[c + 1] − 1, by ascending threshold
   * @param entries word and mask of each node's, `thresholds` beside it
   * @param words how many all trees have
   * @param treeStarts the words of tree t are treeStarts[t] … treeStarts[t + 1] − 1
   * @param leaves 32 values a word, `filled` the words with all bits of leaves there are
   * @param out one per row, of all blocks
   */
  scoreForest: [
    columns: number,
    values: Float64Array,
    columnStarts: Uint32Array,
    thresholds: Float64Array,
    entries: Uint32Array,
    words: number,
    trees: number,
    treeStarts: Uint32Array,
    leaves: Float64Array,
    out: Float64Array,
  ];
}
