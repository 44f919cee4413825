import type { OperationName } from "./operations";

/** Every operation once; the compiler says which is missing. */
const NUMBERS: Readonly<Record<OperationName, number>> = {
  gramParts: 0,
  transformRows: 1,
  packRows: 2,
  solveRows: 3,
  lossRows: 4,
  weighLengths: 5,
  score: 6,
  factorLower: 7,
  solveForwardRows: 8,
  multiplyUpperRows: 9,
  tridiagonalise: 10,
  applyReflectors: 11,
  applyRotations: 12,
  scoreBatch: 13,
  selectTop: 14,
  encodeRows: 15,
  scoreTop: 16,
  sumEntries: 17,
  solveEntries: 18,
  sparseTimesDense: 19,
  similarRows: 20,
  boundRows: 21,
  binValues: 22,
  pointGradients: 23,
  rankGradients: 24,
  sumGradients: 25,
  roundGradients: 26,
  binHistograms: 27,
  findSplits: 28,
  sortRows: 29,
  placeRows: 30,
  addLeafValues: 31,
  walkBins: 32,
  scoreForest: 33,
};

/** Operations as numbers, for threads that are told in shared memory what to do. */
export const OPERATION_NAMES = Object.keys(NUMBERS) as OperationName[];
