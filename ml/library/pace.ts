import type { Pace } from "../base/pace";

/** How long a training keeps the event loop waiting at a time. */
const TURN_MS = 20;

/** Ends with the signal's reason once it is aborted, and lets timers and events of the page run between turns. */
export function createPace(signal?: AbortSignal): Pace {
  let last = performance.now();
  const checkpoint = () => signal?.throwIfAborted();
  return {
    checkpoint,
    async yield() {
      checkpoint();
      if (performance.now() - last < TURN_MS) return;
      await new Promise((resolve) => setTimeout(resolve));
      last = performance.now();
      checkpoint();
    },
  };
}
