/**
 * The value of `promise`, or null when it takes longer than `ms`; rejects when it does so in time. What it does later,
 * failing included, is ignored.
 */
export async function withinDeadline<T>(promise: Promise<T>, ms: number): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(resolve, ms, null)));
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What one turn of the event loop counts for, however long it took. */
const TURN_MS = 20;

/**
 * The same for an answer from outside. A process that is busy, or gets no processor, does not look at its sockets meanwhile, and has
 * no right to call the other side silent: of each turn of its event loop no more than 20 ms count.
 */
export async function withinAttention<T>(promise: Promise<T>, ms: number): Promise<T | null> {
  let isSettled = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    const wait = (left: number) => {
      if (isSettled) return;
      if (left <= 0) return resolve(null);
      // Sockets are read between a timer and what is immediate.
      timer = setTimeout(() => setImmediate(wait, left - TURN_MS), Math.min(left, TURN_MS));
    };
    wait(ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    isSettled = true;
    clearTimeout(timer);
  }
}
