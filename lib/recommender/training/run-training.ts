import { runInThread } from "@/lib/platform/threads/run-in-thread";
import type { TrainingMessage, TrainingResult, TrainingTask } from "./training-task";

interface ThreadOptions {
  onProgress?(fraction: number, stage: string): void;
  /** Aborted: the thread is ended at once, whatever it is doing, and the promise rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** The buffers behind the log, the catalog and the live version: handed over to the thread, unusable here afterwards. */
function buffersOf({ log, catalog, champion }: TrainingTask): ArrayBuffer[] {
  const { users, items, kinds, values, at } = log;
  const others = [catalog, champion?.bytes].filter((bytes) => bytes !== null && bytes !== undefined);
  const arrays = [users, items, kinds, values, at, ...others];
  return arrays.map((array) => array.buffer).filter((buffer) => buffer instanceof ArrayBuffer);
}

/**
 * Runs a training in a thread of its own, so that this one keeps its heartbeats, writes progress and hears of
 * cancellation. The task's log and catalog and the champion's bytes belong to the thread afterwards.
 */
export function runTraining(task: TrainingTask, options: ThreadOptions = {}): Promise<TrainingResult> {
  const { onProgress, signal } = options;
  return runInThread<TrainingMessage, TrainingResult>({
    script: new URL("./thread.ts", import.meta.url),
    name: "training",
    workerData: task,
    execArgv: ["--conditions=react-server"],
    transferList: buffersOf(task),
    signal,
    onMessage(message, { resolve, reject }) {
      if (message.kind === "progress") onProgress?.(message.fraction, message.stage);
      else if (message.kind === "result") resolve(message.result);
      else reject(Object.assign(new Error(message.message), { stack: message.stack }));
    },
  });
}
