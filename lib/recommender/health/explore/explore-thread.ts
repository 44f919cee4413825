import { parentPort, workerData } from "node:worker_threads";
import { messageOf } from "@/lib/platform/errors";
import type { Exploration, ExploredLog } from "./exploration";
import { exploreLog } from "./explore-log";

/** What the thread says, once. */
export type ExploreMessage = { kind: "found"; found: Exploration } | { kind: "error"; message: string };

function send(message: ExploreMessage): void {
  parentPort?.postMessage(message);
}

// Entry point of the thread: one log, then it ends.
try {
  send({ kind: "found", found: exploreLog(workerData as ExploredLog) });
} catch (error) {
  send({ kind: "error", message: messageOf(error) });
}
