import { Worker } from "node:worker_threads";
import { AppError } from "@/lib/errors";
import type { BenchmarkMessage, BenchmarkTask } from "./benchmark-task";
import type { BenchmarkSummary, Outcome } from "./results";

interface Listener {
  onProgress(fraction: number, stage: string): void;
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
    thread.once("error", reject);
    thread.once("exit", (code) => {
      signal.removeEventListener("abort", onAbort);
      // Has no effect after a result or an error.
      reject(new Error(`The benchmark's thread ended with code ${code} and without a result.`));
    });
  });
}

function errorOf({ message, stack, code }: BenchmarkMessage & { kind: "error" }): Error {
  return code === null ? Object.assign(new Error(message), { stack }) : new AppError(code, message);
}
