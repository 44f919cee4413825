// The kernels of ml/kernels/kernel.ts in AssemblyScript with SIMD, by topic: same equations, same letters as
// their plain twins, which specify them. Pointers are byte addresses into the imported memory; k is the
// length of a row.

export { gramParts, packRows, transformRows, weighLengths } from "./dense";
export { solveRows } from "./als";
export { lossRows } from "./loss";
export { applyReflectors, applyRotations, tridiagonalise } from "./eigen";
export { score } from "./score";
export { factorLower, multiplyUpperRows, solveForwardRows } from "./triangular";
export { scoreBatch } from "./batch";
export { solveEntries, sumEntries } from "./fold-in";
export { selectTop } from "./select";
export { boundRows, encodeRows, scoreTop } from "./coarse";
export { similarRows, sparseTimesDense } from "./sparse";
