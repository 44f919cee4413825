import { parentPort, workerData } from "node:worker_threads";
import { runTask } from "./run-task";
import type { TrainingMessage, TrainingTask } from "./training-task";

/** Entry point of the training thread: one task, then it ends. */

/** The other side hears of progress at most this often. */
const REPORT_MS = 100;

function send(message: TrainingMessage): void {
  const buffer = message.kind === "result" ? message.result.bytes?.buffer : undefined;
  parentPort?.postMessage(message, buffer instanceof ArrayBuffer ? [buffer] : []);
}

let reportedAt = 0;
function report(fraction: number, stage: string): void {
  const now = Date.now();
  if (now - reportedAt < REPORT_MS && fraction < 1) return;
  reportedAt = now;
  send({ kind: "progress", fraction, stage });
}

async function run(): Promise<void> {
  try {
    send({ kind: "result", result: await runTask(workerData as TrainingTask, report) });
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    send({ kind: "error", message, stack });
  }
}

// Not before this module has been evaluated: Node would fall with a thread that is ended while it still is.
setImmediate(() => void run());
