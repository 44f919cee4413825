import { startThreadPool, type ThreadPool } from "@/ml/node/thread-pool";

export type { ThreadPool };

/** The threads run the sources, as everything here does. */
const PROGRAM = {
  url: new URL("../../../ml/node/thread.ts", import.meta.url),
  execArgv: ["--import", "tsx"],
};

/**
 * A pool of threads for the kernels of ml.
 *
 * @param threads how many compute, the calling one included; as many as there are processors if left out
 * @throws RangeError when it is no number of threads, and the error of a thread that cannot start
 */
export function createThreadPool({ threads }: { threads?: number } = {}): Promise<ThreadPool> {
  return startThreadPool(PROGRAM, threads);
}
