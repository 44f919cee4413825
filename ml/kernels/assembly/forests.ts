// The kernels of boosted trees, a binary of their own: see index.ts.

export { addLeafValues, binValues, placeRows, sortRows, walkBins } from "./bins";
export { pointGradients, roundGradients, sumGradients } from "./gradients";
export { binHistograms } from "./histograms";
export { findSplits } from "./splits";
export { rankGradients } from "./rank-gradients";
export { scoreForest } from "./forest";
