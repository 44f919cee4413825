import { Mutex } from "async-mutex";

const mutex = new Mutex();
/** At work or waiting. */
let count = 0;

interface ExclusiveOptions {
  /** Aborted while it waits: the work is not begun, and the signal's reason is thrown. Later it is the work's affair. */
  signal?: AbortSignal;
  /** Called when it has to wait. */
  onWait?(): void;
}

/**
 * Runs `work` when all that was to run exclusively before has ended. A worker runs jobs of several kinds at a time, and
 * memory is planned for one training: two of a large shop together would take what the machine has.
 */
export async function runExclusive<T>(
  work: () => Promise<T>,
  { signal, onWait }: ExclusiveOptions = {},
): Promise<T> {
  if (count++ > 0) onWait?.();
  const turn = mutex.acquire();
  try {
    await unlessAborted(turn, signal);
    return await work();
  } finally {
    count--;
    // Given up while waiting, the turn passes on as soon as it comes.
    void turn.then((release) => release());
  }
}

function unlessAborted(promise: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal?.reason as Error);
    if (signal?.aborted) onAbort();
    signal?.addEventListener("abort", onAbort, { once: true });
    void promise.then(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    });
  });
}
