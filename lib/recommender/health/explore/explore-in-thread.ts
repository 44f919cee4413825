import { runInThread } from "@/lib/platform/threads/run-in-thread";
import type { Exploration, ExploredLog } from "./exploration";
import type { ExploreMessage } from "./explore-thread";

/** Explores a log in a thread of its own: of many millions it takes a while, and a worker has to hear its signals. */
export function exploreInThread(explored: ExploredLog, signal?: AbortSignal): Promise<Exploration> {
  return runInThread<ExploreMessage, Exploration>({
    script: new URL("./explore-thread.ts", import.meta.url),
    name: "exploring",
    workerData: explored,
    execArgv: ["--conditions=react-server"],
    transferList: buffersOf(explored),
    signal,
    onMessage(message, { resolve, reject }) {
      if (message.kind === "found") resolve(message.found);
      else reject(new Error(message.message));
    },
  });
}

/** The log's columns are handed over without a copy, and cannot be used here afterwards. */
function buffersOf({ log: { users, items, kinds, values, at } }: ExploredLog): ArrayBuffer[] {
  const buffers = [users, items, kinds, values, at].map(({ buffer }) => buffer);
  return buffers.filter((buffer) => buffer instanceof ArrayBuffer);
}
