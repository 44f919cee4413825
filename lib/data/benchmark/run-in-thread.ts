import { Worker } from "node:worker_threads";
import { AppError } from "@/lib/platform/errors";
import type { OnProgress } from "@/lib/platform/progress";
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
export function runInThread(task: BenchmarkTask, listener: Listener): Promise<void> {
  const { signal } = listener;
  signal.throwIfAborted();
  const thread = new Worker(new URL("./thread.ts", import.meta.url), {
    workerData: task,
    execArgv: ["--conditions=react-server", "--import", "tsx"],
    name: "benchmark",
  });
  return new Promise<void>((resolve, reject) => {
    const onAbort = () => {
      reject(signal.reason);
      void thread.terminate();
    };
    signal.addEventListener("abort", onAbort, { once: true });
    thread.on("message", (message: BenchmarkMessage) => {
      if (message.kind === "progress") listener.onProgress(message.fraction, message.stage);
      else if (message.kind === "summary") listener.onSummary(message.summary);
      else if (message.kind === "outcome") listener.onOutcome(message.outcome);
      else if (message.kind === "done") resolve();
      else reject(errorOf(message));
    });
    thread.once("error", (error) => reject(isOutOfMemory(error) ? tooLarge(error) : error));
    thread.once("exit", (code) => {
      signal.removeEventListener("abort", onAbort);
      // Has no effect after a result or an error.
      reject(new Error(`The benchmark's thread ended with code ${code} and without a result.`));
    });
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
