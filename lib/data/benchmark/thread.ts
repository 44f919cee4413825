import { parentPort, workerData } from "node:worker_threads";
import { isAppError, messageOf } from "@/lib/platform/errors";
import { type OnProgress, progressWithin } from "@/lib/platform/progress";
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
  const onProgress: OnProgress = (fraction, stage) => send({ kind: "progress", fraction, stage });
  const onReading = progressWithin(onProgress, 0, READING);
  const dataset = await readDataset(request, (fraction) => onReading(fraction, "reading"));
  const pool = plan.threads > 1 ? await createThreadPool({ threads: plan.threads }) : undefined;
  try {
    await runBenchmark(dataset, plan, {
      pool,
      clock: () => performance.now(),
      onProgress: progressWithin(onProgress, READING, 1),
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
