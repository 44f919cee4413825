import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import type { KernelPool } from "../kernels/pool";
import { openCommandBlock } from "../kernels/threads/command-block";
import { createKernelPool } from "../kernels/threads/coordinator";
import { startThread } from "./start-thread";
import type { ThreadProgram } from "./thread-program";

/** A pool of threads for the kernels; the thread that made it is one of them and coordinates. */
export interface ThreadPool extends KernelPool {
  /** Ends the threads when they have done what they are doing, and lets go of their memory. */
  close(): Promise<void>;
}

/**
 * Starts the threads and waits until they are there.
 *
 * @param program what each thread runs (thread.ts)
 * @param threads how many compute, the calling one included; as many as there are processors if left out
 * @throws RangeError when it is no number of threads, and the error of a thread that cannot start
 */
export async function startThreadPool(
  program: ThreadProgram,
  threads = availableParallelism(),
): Promise<ThreadPool> {
  if (!(Number.isInteger(threads) && threads >= 1 && threads <= 256)) {
    throw new RangeError(`A pool has 1 to 256 threads; found ${threads}.`);
  }
  const { buffer } = openCommandBlock();
  const started = Array.from({ length: threads - 1 }, (_, i) => startThread(program, i + 1, buffer));
  const end = async () => void (await Promise.all(started.map((thread) => thread.end())));
  try {
    await Promise.all(started.map((thread) => thread.ready));
  } catch (error) {
    await end();
    throw error;
  }
  const pool = createKernelPool(
    {
      count: started.length,
      yield: () => setImmediate(),
      end,
      send: (message) => started.forEach((thread) => thread.send(message)),
      get lost() {
        return started.find((thread) => thread.lost !== undefined)?.lost;
      },
    },
    buffer,
  );
  return {
    ...pool,
    async close() {
      await pool.stop();
      await Promise.all(started.map((thread) => thread.ended()));
    },
  };
}
