import { parentPort, workerData } from "node:worker_threads";
import { isAppError, messageOf } from "@/lib/platform/errors";
import { createThreadPool } from "@/lib/platform/threads/create-thread-pool";
import type { BenchmarkMessage, BenchmarkTask } from "./benchmark-task";
import { readDataset } from "./read-dataset";
import { runBenchmark } from "./run-benchmark";

/** Entry point of a benchmark's thread: one data set, one plan, then it ends. */

const READING = 0.05;

function send(message: BenchmarkMessage): void {
  parentPort?.postMessage(message);
}

async function run({ request, plan }: BenchmarkTask): Promise<void> {
  const report = (fraction: number, stage: string) => send({ kind: "progress", fraction, stage });
  const dataset = await readDataset(request, (done) => report(done * READING, "reading"));
  const pool = plan.threads > 1 ? await createThreadPool({ threads: plan.threads }) : undefined;
  try {
    await runBenchmark(dataset, plan, {
      pool,
      clock: () => performance.now(),
      onProgress: (fraction, stage) => report(READING + fraction * (1 - READING), stage),
      onSummary: (summary) => send({ kind: "summary", summary }),
      onOutcome: (outcome) => send({ kind: "outcome", outcome }),
    });
  } finally {
    await pool?.close();
  }
}

try {
  await run(workerData as BenchmarkTask);
  send({ kind: "done" });
} catch (error) {
  const stack = error instanceof Error ? error.stack : undefined;
  const { syscall = null } = error as { syscall?: string };
  const code = isAppError(error) ? error.code : null;
  send({ kind: "error", message: messageOf(error), stack, code, syscall });
}
