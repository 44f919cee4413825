import type { BoostingOperations } from "./boosting-operations";
import type { ForestOperations } from "./forest-operations";
import type { OperationName } from "./operations";

/** The operations that come with the kernels of boosted trees. */
export type TreeOperationName = keyof BoostingOperations | keyof ForestOperations;

/** Every other operation once. */
const NAMES = [
  "gramParts",
  "transformRows",
  "packRows",
  "solveRows",
  "lossRows",
  "weighLengths",
  "score",
  "factorLower",
  "solveForwardRows",
  "multiplyUpperRows",
  "tridiagonalise",
  "applyReflectors",
  "applyRotations",
  "scoreBatch",
  "selectTop",
  "encodeRows",
  "scoreTop",
  "sumEntries",
  "solveEntries",
  "sparseTimesDense",
  "similarRows",
  "boundRows",
] as const;

/** Which one is missing; nothing, or what follows does not compile. */
type Missing = Exclude<OperationName, TreeOperationName | (typeof NAMES)[number]>;

/** Operations as numbers, for threads that are told in shared memory what to do. */
export const OPERATION_NAMES: [Missing] extends [never] ? readonly OperationName[] : never = NAMES;
