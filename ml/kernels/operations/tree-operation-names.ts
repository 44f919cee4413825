import { OPERATION_NAMES, type TreeOperationName } from "./operation-names";
import type { OperationName } from "./operations";

/** Every operation of the kernels of boosted trees once; the compiler says which is missing. */
const NUMBERS: Readonly<Record<TreeOperationName, number>> = {
  binValues: 0,
  pointGradients: 1,
  rankGradients: 2,
  sumGradients: 3,
  roundGradients: 4,
  binHistograms: 5,
  findSplits: 6,
  sortRows: 7,
  placeRows: 8,
  addLeafValues: 9,
  walkBins: 10,
  scoreForest: 11,
};

/** All operations as numbers: first those that every thread and every page knows. */
export const ALL_OPERATION_NAMES: readonly OperationName[] = [
  ...OPERATION_NAMES,
  ...(Object.keys(NUMBERS) as TreeOperationName[]),
];
