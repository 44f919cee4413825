import { aisleEngine } from "./als-engines";
import type { MatrixShape } from "./matrices";
import { requireMatrixFile } from "./matrix-file";

/** One measurement on the way up. */
export interface GrowthPoint extends MatrixShape {
  /** What is being doubled. */
  readonly grows: "rows" | "columns" | "entries" | "factors";
  readonly factors: number;
  readonly secondsPerIteration: number;
  readonly peakBytes: number;
}

const BASE = { rows: 50_000, columns: 10_000, entries: 500_000, factors: 32 };
const DOUBLINGS = 4;
const ITERATIONS = 4;

/** From a small problem, each of its sizes doubled a few times while the others stay. */
export async function* measureGrowth(threads: number): AsyncGenerator<GrowthPoint> {
  const engine = aisleEngine("aisle");
  for (const grows of ["rows", "columns", "entries", "factors"] as const) {
    for (let doubled = 0; doubled <= DOUBLINGS; doubled++) {
      const { factors, ...shape } = { ...BASE, [grows]: BASE[grows] * 2 ** doubled };
      const task = { matrixFile: requireMatrixFile(shape), factors, iterations: ITERATIONS, threads };
      const { seconds, peakBytes } = await engine.measure(task);
      const sorted = seconds.slice(1).sort((a, b) => a - b);
      const secondsPerIteration = sorted[sorted.length >> 1] ?? Number.NaN;
      yield { ...shape, grows, factors, secondsPerIteration, peakBytes };
    }
  }
}
