import { startThreadPool, type ThreadPool } from "./thread-pool";

export type { ThreadPool };

/**
 * Threads that share the work of `fit`, for Node: `fit(rows, { threads })`. The model is the same with any number of
 * them. Close them when nothing is left to fit; they keep no process alive.
 *
 * @param threads how many compute, the calling one included; as many as there are processors if left out
 * @throws RangeError when it is no number of threads, and the error of a thread that cannot start
 */
export function createThreads({ threads }: { readonly threads?: number } = {}): Promise<ThreadPool> {
  // Beside this file once both are built.
  return startThreadPool({ url: new URL("./thread.js", import.meta.url) }, threads);
}
