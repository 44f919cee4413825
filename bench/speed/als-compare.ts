import fs from "node:fs";
import { messageOf } from "@/lib/platform/errors";
import { createThreadPool } from "@/lib/platform/threads/create-thread-pool";
import { computeLoss } from "@/ml/models/als/loss";
import type { Engine, Measured, Task } from "./als-engines";
import { alsProblem } from "./als-problem";
import type { MatrixShape } from "./matrices";
import { factorsFile, readFactors, readMatrixFile, requireMatrixFile } from "./matrix-file";

export interface Plan {
  readonly matrix: string;
  readonly shape: MatrixShape;
  readonly factors: number;
  readonly iterations: number;
  /** How often each engine trains; the engines take turns. */
  readonly rounds: number;
  readonly threads: number;
}

/** What was measured of one engine on one matrix. */
export interface Comparison {
  readonly matrix: string;
  readonly factors: number;
  readonly engine: Engine["name"];
  /** Median over the iterations of all rounds, the first of each left out, and the quartiles around it. */
  readonly secondsPerIteration: number;
  readonly quartiles: readonly [number, number];
  readonly peakBytes: number;
  /** Kernels and threads of the numeric libraries it ran with, where it has any. */
  readonly libraries?: string;
  /** Of the factors after the last iteration, by the same function for all. */
  readonly loss: number;
}

/** Lets the engines take turns on one matrix, each time in a process of its own. */
export async function compareEngines(engines: readonly Engine[], plan: Plan): Promise<Comparison[]> {
  const { factors, threads, iterations, rounds } = plan;
  const task = { matrixFile: requireMatrixFile(plan.shape), factors, threads, iterations };
  const runs = new Map<Engine, Measured[]>(engines.map((engine) => [engine, []]));
  const lose = (engine: Engine, error: unknown): void => {
    // Ours has to work. The other library may be built for another processor, or run out of memory.
    if (engine.name !== "implicit") throw error;
    console.error(
      `implicit failed on ${plan.matrix} with ${factors} factors: ${messageOf(error)}. Going on without it.`,
    );
    runs.delete(engine);
  };
  for (let round = 0; round < rounds; round++) {
    for (const [engine, measured] of runs) {
      // Plain TypeScript takes so long that the run for its loss has to do.
      if (engine.name === "aisle-plain") continue;
      await engine.measure(task).then(
        (run) => measured.push(run),
        (error) => lose(engine, error),
      );
    }
  }
  const found: Comparison[] = [];
  for (const [engine, measured] of runs) {
    await trainForLoss(engine, task).then(
      ({ run, loss }) => {
        const counted = measured.length > 0 ? measured : [run];
        found.push({ matrix: plan.matrix, factors, engine: engine.name, ...summarise(counted), loss });
      },
      (error) => lose(engine, error),
    );
  }
  return found;
}

function summarise(
  runs: readonly Measured[],
): Pick<Comparison, "secondsPerIteration" | "quartiles" | "peakBytes" | "libraries"> {
  const seconds = runs.flatMap((run) => run.seconds.slice(1)).sort((a, b) => a - b);
  return {
    secondsPerIteration: quantile(seconds, 0.5),
    quartiles: [quantile(seconds, 0.25), quantile(seconds, 0.75)],
    peakBytes: Math.max(...runs.map((run) => run.peakBytes)),
    libraries: runs[0]?.libraries,
  };
}

/** Trains once more, for the factors: writing them down is no part of what is measured. */
async function trainForLoss(engine: Engine, task: Task): Promise<{ run: Measured; loss: number }> {
  const file = factorsFile();
  const pool = await createThreadPool({ threads: task.threads });
  try {
    const run = await engine.measure({ ...task, factorsFile: file });
    const matrix = readMatrixFile(task.matrixFile);
    const { x, y } = readFactors(file, matrix, task.factors);
    return {
      run,
      loss: await computeLoss(matrix, x, y, alsProblem(task.factors, task.iterations), { pool }),
    };
  } finally {
    fs.rmSync(file, { force: true });
    await pool.close();
  }
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
