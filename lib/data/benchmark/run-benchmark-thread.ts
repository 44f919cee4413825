import { AppError } from "@/lib/platform/errors";
import type { OnProgress } from "@/lib/platform/progress";
import { runInThread } from "@/lib/platform/threads/run-in-thread";
import type { BenchmarkMessage, BenchmarkTask, ThreadError } from "./benchmark-task";
import type { BenchmarkSummary, Outcome } from "./results";

interface Listener {
  onProgress: OnProgress;
  onSummary(summary: BenchmarkSummary): void;
  onOutcome(outcome: Outcome): void;
  /** Aborted: the thread is ended at once, whatever it is doing, and the promise rejects with the signal's reason. */
  signal: AbortSignal;
}

/** Runs a benchmark in a thread of its own, so that this one hears Ctrl-C while a model is being fitted. */
export function runBenchmarkThread(task: BenchmarkTask, listener: Listener): Promise<void> {
  return runInThread<BenchmarkMessage, void>({
    script: new URL("./thread.ts", import.meta.url),
    name: "benchmark",
    workerData: task,
    execArgv: ["--conditions=react-server"],
    signal: listener.signal,
    onMessage(message, { resolve, reject }) {
      if (message.kind === "progress") listener.onProgress(message.fraction, message.stage);
      else if (message.kind === "summary") listener.onSummary(message.summary);
      else if (message.kind === "outcome") listener.onOutcome(message.outcome);
      else if (message.kind === "done") resolve();
      else reject(errorOf(message));
    },
    toError: (error) => (isOutOfMemory(error) ? tooLarge(error) : error),
  });
}

function errorOf({ message, stack, code, syscall }: ThreadError): Error {
  if (code !== null) return new AppError(code, message);
  return Object.assign(new Error(message), { stack, ...(syscall !== null && { syscall }) });
}

function isOutOfMemory(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY";
}

function tooLarge(cause: unknown): AppError {
  const advice =
    "Compare fewer models at once, or give it more with NODE_OPTIONS=--max-old-space-size=<MiB>.";
  return new AppError("too_large", `There is not enough memory for this data. ${advice}`, { cause });
}
