import type { Kernel } from "../../kernels/kernel";
import { NO_PACE, type Pace } from "../../base/pace";

/** Ranges per wave and thread: shared out fairly, and some ten milliseconds until others get a turn. */
const RANGES = 16;
/** Cost of a range, in multiplications. */
const RANGE_COST = 2 ** 21;

/** Rows that are computed together. */
export interface Wave {
  readonly from: number;
  readonly to: number;
  /** Pairs of from and to that cover them, in the kernel's memory. */
  readonly ranges: Uint32Array;
}

/** Bytes of kernel memory for the ranges of a wave. */
export function waveBytes(threads: number): number {
  return 8 * RANGES * threads + 64;
}

/**
 * Covers `rows` rows with waves, one after the other, and gives the event loop a turn between two of them.
 *
 * @param costOf multiplications that a row takes
 * @param mostRows of a wave, at least 1
 */
export async function forWaves(
  kernel: Kernel,
  rows: number,
  { costOf, mostRows, pace = NO_PACE }: { costOf(row: number): number; mostRows: number; pace?: Pace },
  compute: (wave: Wave) => Promise<void>,
): Promise<void> {
  const places = kernel.integers(2 * RANGES * kernel.threads);
  const rangeRows = Math.ceil(mostRows / (RANGES * kernel.threads));
  for (let from = 0; from < rows;) {
    let [to, size] = [from, 0];
    while (to < rows && to - from < mostRows && size < places.length) {
      const last = Math.min(rows, from + mostRows, to + rangeRows);
      places[size] = to;
      for (let cost = 0; to < last && cost < RANGE_COST; to++) cost += costOf(to);
      places[size + 1] = to;
      size += 2;
    }
    pace.checkpoint();
    await compute({ from, to, ranges: places.subarray(0, size) });
    await pace.yield();
    from = to;
  }
}
