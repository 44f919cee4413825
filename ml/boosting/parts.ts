import type { Kernel } from "../kernels/kernel";
import type { Operations } from "../kernels/operations/operations";

/** Pairs of from and to that cover `rows` rows, at most `size` rows each. */
export function evenRanges(rows: number, size: number): Uint32Array {
  const count = Math.ceil(rows / size);
  return Uint32Array.from({ length: 2 * count }, (_, i) => Math.min(rows, ((i >> 1) + (i & 1)) * size));
}

/** What waking the threads costs is not worth it below so many rows. */
const LEAST_TO_SHARE = 8192;
/** Parts per thread: whoever is held up leaves some to the others. */
const PARTS_PER_THREAD = 2;

/** Parts that so many rows are shared out in; what is computed of them is the same for any number. */
export function partsFor(kernel: Kernel, rows: number): number {
  if (rows < LEAST_TO_SHARE || kernel.threads === 1) return 1;
  return Math.min(PARTS_PER_THREAD * kernel.threads, Math.ceil(rows / (LEAST_TO_SHARE / 4)));
}

/** Most parts that `partsFor` may say. */
export function mostParts(threads: number): number {
  return threads === 1 ? 1 : PARTS_PER_THREAD * threads;
}

type Shared = "binHistograms" | "findSplits" | "sortRows" | "placeRows";

/** Runs what is too small for the threads on the calling one, and shares the rest out. */
export async function runParts<Op extends Shared>(
  kernel: Kernel,
  ranges: Uint32Array,
  operation: Op,
  operands: Operations[Op],
): Promise<void> {
  if (ranges.length <= 2) kernel.run(operation, ranges[0], ranges[1], ...operands);
  else await kernel.share(operation, ranges, operands);
}
