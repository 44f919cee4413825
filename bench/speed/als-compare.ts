import fs from "node:fs";
import { createThreadPool } from "@/lib/threads/create-thread-pool";
import { computeLoss } from "@/ml/als/loss";
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
  /** Of the factors after the last iteration, by the same function for all; null where fewer iterations were run. */
  readonly loss: number | null;
}

/** Iterations of plain TypeScript, which would take minutes otherwise. */
const PLAIN_ITERATIONS = 2;

/** Lets the engines take turns on one matrix, each time in a process of its own. */
export async function compareEngines(engines: readonly Engine[], plan: Plan): Promise<Comparison[]> {
  const { factors, threads, rounds } = plan;
  const matrixFile = requireMatrixFile(plan.shape);
  const taskOf = ({ name }: Engine): Task => {
    const iterations = name === "aisle-plain" ? PLAIN_ITERATIONS : plan.iterations;
    return { matrixFile, factors, threads, iterations };
  };
  const runs = new Map<Engine, Measured[]>(engines.map((engine) => [engine, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [engine, measured] of runs) {
      if (engine.name === "aisle-plain" && round > 0) continue;
      measured.push(await engine.measure(taskOf(engine)));
    }
  }
  const found: Comparison[] = [];
  for (const [engine, measured] of runs) {
    const seconds = measured.flatMap((run) => run.seconds.slice(1)).sort((a, b) => a - b);
    found.push({
      ...{ matrix: plan.matrix, factors, engine: engine.name },
      ...{
        secondsPerIteration: quantile(seconds, 0.5),
        quartiles: [quantile(seconds, 0.25), quantile(seconds, 0.75)],
      },
      peakBytes: Math.max(...measured.map((run) => run.peakBytes)),
      loss: engine.name === "aisle-plain" ? null : await lossOf(engine, taskOf(engine)),
    });
  }
  return found;
}

/** Trains once more, for the factors: writing them down is no part of what is measured. */
async function lossOf(engine: Engine, task: Task): Promise<number> {
  const file = factorsFile();
  const pool = await createThreadPool({ threads: task.threads });
  try {
    await engine.measure({ ...task, factorsFile: file });
    const matrix = readMatrixFile(task.matrixFile);
    const { x, y } = readFactors(file, matrix.rows, task.factors);
    return await computeLoss(matrix, x, y, alsProblem(task.factors, task.iterations), { pool });
  } finally {
    fs.rmSync(file, { force: true });
    await pool.close();
  }
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
