import { addLeafValues, binValues, placeRows, sortRows, walkBins } from "./bins";
import { scoreForest } from "./forest";
import { pointGradients, roundGradients, sumGradients } from "./gradients";
import { binHistograms } from "./histograms";
import { rankGradients } from "./rank-gradients";
import { findSplits } from "./splits";
import { solveEntries, sumEntries } from "./fold-in";
import { boundRows, encodeRows, scoreBatch, scoreTop, selectTop } from "./retrieval";
import { similarRows, sparseTimesDense } from "./sparse";
import type { OperationName, PlainOperation } from "../operations/operations";
import { lossRows, solveRows } from "./als";
import { gramParts, packRows, transformRows, weighLengths } from "./dense";
import { applyReflectors, applyRotations, tridiagonalise } from "./eigen";
import { score } from "./score";
import { factorLower, multiplyUpperRows, solveForwardRows } from "./triangular";

/** Every operation in plain TypeScript; assembly/index.ts exports the same names. */
export const PLAIN_OPERATIONS: { readonly [Op in OperationName]: PlainOperation<Op> } = {
  gramParts,
  transformRows,
  packRows,
  solveRows,
  lossRows,
  weighLengths,
  score,
  factorLower,
  solveForwardRows,
  multiplyUpperRows,
  tridiagonalise,
  applyReflectors,
  applyRotations,
  scoreBatch,
  selectTop,
  encodeRows,
  scoreTop,
  sumEntries,
  solveEntries,
  sparseTimesDense,
  similarRows,
  boundRows,
  binValues,
  pointGradients,
  rankGradients,
  sumGradients,
  roundGradients,
  binHistograms,
  findSplits,
  sortRows,
  placeRows,
  addLeafValues,
  walkBins,
  scoreForest,
};
