import { Worker } from "node:worker_threads";
import type { TrainingMessage, TrainingResult, TrainingTask } from "./training-task";

interface ThreadOptions {
  onProgress?(fraction: number, stage: string): void;
  /** Aborted: the thread is ended at once, whatever it is doing, and the promise rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** The buffers behind the log and the live version: handed over to the thread, unusable here afterwards. */
function buffersOf({ log, champion }: TrainingTask): ArrayBuffer[] {
  const arrays = [log.users, log.items, log.kinds, log.values, log.at, ...(champion ? [champion.bytes] : [])];
  return arrays.map((array) => array.buffer).filter((buffer) => buffer instanceof ArrayBuffer);
}

/**
 * Runs a training in a thread of its own, so that this one keeps its heartbeats, writes progress and hears of
 * cancellation. The task's log and the champion's bytes belong to the thread afterwards.
 */
export function runInThread(task: TrainingTask, options: ThreadOptions = {}): Promise<TrainingResult> {
  const { onProgress, signal } = options;
  signal?.throwIfAborted();
  const thread = new Worker(new URL("./thread.ts", import.meta.url), {
    workerData: task,
    transferList: buffersOf(task),
    execArgv: ["--import", "tsx"],
    name: "training",
  });
  return new Promise<TrainingResult>((resolve, reject) => {
    const onAbort = () => {
      reject(signal?.reason);
      void thread.terminate();
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    thread.on("message", (message: TrainingMessage) => {
      if (message.kind === "progress") onProgress?.(message.fraction, message.stage);
      else if (message.kind === "result") resolve(message.result);
      else reject(Object.assign(new Error(message.message), { stack: message.stack }));
    });
    thread.once("error", reject);
    thread.once("exit", (code) => {
      signal?.removeEventListener("abort", onAbort);
      // Has no effect after a result or an error.
      reject(new Error(`The training thread ended with code ${code} and without a result.`));
    });
  });
}
