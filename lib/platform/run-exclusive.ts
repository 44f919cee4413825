/** Resolves when everything that took its turn so far has ended; never rejects. */
let last: Promise<unknown> = Promise.resolve();
/** At work or waiting. */
let count = 0;

interface TurnOptions {
  /** Aborted while it waits: gives up its turn and rejects with the signal's reason. Later it is the work's affair. */
  signal?: AbortSignal;
  /** Called when it has to wait. */
  onWait?(): void;
}

/**
 * Runs `work` when all that took turns before have ended. A worker runs jobs of several kinds at a time, and memory is
 * planned for one training: two of a large shop together would take what the machine has.
 */
export async function takeTurn<T>(work: () => Promise<T>, { signal, onWait }: TurnOptions = {}): Promise<T> {
  const before = last;
  let end: () => void = () => {};
  last = Promise.all([before, new Promise<void>((resolve) => (end = resolve))]);
  if (count++ > 0) onWait?.();
  try {
    await unlessAborted(before, signal);
    return await work();
  } finally {
    count--;
    end();
  }
}

/** @param promise never rejects */
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
