/**
 * Operations on rows whose features are bins (bytes), for gradient-boosted trees. What is summed is whole numbers, so that
 * neither the order nor the number of threads changes a sum. Where the range is one of *parts*, part p of n holds the rows
 * ⌊p·count/n⌋ … ⌊(p+1)·count/n⌋ − 1.
 */
export interface BoostingOperations {
  /**
   * The bins of `count` rows from `first` on; the range is one of features. A value's bin is the first whose bound is not
   * below it. Written twice: to `byRow` (row-major, `stride` bytes a row) and to `byColumn` (`columnStride` bytes a feature).
   *
   * @param values of these rows, `most` for each feature
   * @param bounds 255 of each feature, ascending, filled up with +Infinity
   * @param missing the bin of NaN, for each feature
   */
  binValues: [
    first: number,
    count: number,
    most: number,
    values: Float64Array,
    bounds: Float64Array,
    missing: Uint32Array,
    stride: number,
    byRow: Uint32Array,
    columnStride: number,
    byColumn: Uint32Array,
  ];

  /**
   * First and second derivative of a row's loss by its score, as a pair of floats; of the squared error (kind 0),
   * logistic loss of labels 0 and 1 with slope `shape` (kind 1), quantile loss at `shape` (kind 2).
   *
   * @param weights one per row; the number 0 instead of an array: all are 1
   */
  pointGradients: [
    kind: number,
    shape: number,
    labels: Float32Array,
    weights: Float32Array | 0,
    scores: Float64Array,
    gradients: Float32Array,
  ];

  /**
   * LambdaRank (Burges 2010) with the change of NDCG@`truncation`; the range is one of groups, of the rows starts[q] …
   * starts[q + 1] − 1. Labels are places in `gains`. Scratch 32 bytes per row of the largest group.
   *
   * @param inverseBest 1 ÷ the best DCG of each group, 0 where there is none
   * @param normalise 1: differences of scores and sums of a group are evened out, as LightGBM's `lambdarank_norm` says
   */
  rankGradients: [
    starts: Uint32Array,
    labels: Float32Array,
    scores: Float64Array,
    gains: Float64Array,
    discounts: Float64Array,
    inverseBest: Float64Array,
    truncation: number,
    sigmoid: number,
    normalise: number,
    gradients: Float32Array,
  ];

  /** The range is one of parts of `rows`: sums[2p] = Σ |first derivative|, sums[2p + 1] = Σ |second|. */
  sumGradients: [rows: number, parts: number, gradients: Float32Array, sums: Float64Array];

  /**
   * Each pair of floats becomes a pair of whole numbers in place: ⌊second · secondScale + u⌋, then ⌊first · firstScale + u⌋,
   * where u in [0, 1) follows from seed and row; the expectation is the number itself.
   */
  roundGradients: [firstScale: number, secondScale: number, seed: number, gradients: Float32Array];

  /**
   * The range is one of parts of the `count` rows listed from place `start`. For each feature, sums of the pairs of all rows
   * of a bin: those of feature f, bin b of part p are out[2·(256·(p·features + f) + b)], second derivatives first.
   */
  binHistograms: [
    rows: Uint32Array,
    start: number,
    count: number,
    parts: number,
    features: number,
    stride: number,
    byRow: Uint32Array,
    gradients: Float32Array,
    out: Uint32Array,
  ];

  /**
   * The range is one of features. `small` becomes the sum of the parts, and `large`, where there is one, what is left of
   * it. Then the best split of both (see ml/boosting/train/split.ts for `leaves`, `rules`, `features` and `found`).
   */
  findSplits: [
    parts: number,
    featureCount: number,
    histograms: Uint32Array,
    small: Uint32Array,
    large: Uint32Array | 0,
    features: Uint32Array,
    leaves: Float64Array,
    rules: Float64Array,
    found: Float64Array,
  ];

  /**
   * The range is one of parts of the rows listed from `start`. Those whose bin the table (256 bytes) says 1 of stand in
   * `sorted` from the front of the part on, the others backwards from its end; lefts[p] says how many are in front.
   */
  sortRows: [
    rows: Uint32Array,
    start: number,
    count: number,
    parts: number,
    column: Uint32Array,
    table: Uint32Array,
    sorted: Uint32Array,
    lefts: Uint32Array,
  ];

  /** Puts what `sortRows` has sorted back into `rows`: all in front of all others, each in the order they had. */
  placeRows: [
    rows: Uint32Array,
    start: number,
    count: number,
    parts: number,
    sorted: Uint32Array,
    lefts: Uint32Array,
  ];

  /** For the places of the range: scores[rows[i]] += values[l], l being the leaf with starts[l] ≤ i < starts[l + 1]. */
  addLeafValues: [rows: Uint32Array, starts: Uint32Array, values: Float64Array, scores: Float64Array];

  /**
   * Walks a tree for the rows listed at the places of the range, or the rows of the range, and adds the leaf's value.
   *
   * @param nodes feature, left, right of each; a child below 0 is the leaf −1 − child
   * @param tables 256 bytes a node: 1 goes left
   */
  walkBins: [
    rows: Uint32Array | 0,
    stride: number,
    byRow: Uint32Array,
    nodes: Uint32Array,
    tables: Uint32Array,
    values: Float64Array,
    scores: Float64Array,
  ];
}
