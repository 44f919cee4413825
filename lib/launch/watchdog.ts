const LOOK_MS = 1_000;
/** A look that comes this late says that we did not run ourselves: a machine that was suspended, a container that was paused. */
const LATE_MS = 3 * LOOK_MS;
/** A process that is being read from a slow disk says nothing yet. */
const START_MS = 3 * 60_000;

export interface Watchdog {
  /** It has just given a sign of life. */
  hear(): void;
  end(): void;
}

interface WatchOptions {
  /** How long it may say nothing once it has begun to. Milliseconds. */
  silenceMs: number;
  /** Called once. */
  onSilence(): void;
  /** Milliseconds that only go forward; for tests. */
  now?: () => number;
}

/**
 * Waits for signs of life, which are to come every second, and says when they have stopped. What counts is the time in which
 * this process looked: one that was suspended together with the other holds nothing against it.
 */
export function watchSilence({
  silenceMs,
  onSilence,
  now = () => performance.now(),
}: WatchOptions): Watchdog {
  let patience = START_MS;
  let silent = 0;
  let isHeard = false;
  let looked = now();
  const timer = setInterval(() => {
    const passed = now() - looked;
    looked += passed;
    silent = isHeard || passed > LATE_MS ? 0 : silent + passed;
    isHeard = false;
    if (silent < patience) return;
    clearInterval(timer);
    onSilence();
  }, LOOK_MS);
  timer.unref();
  return {
    hear() {
      isHeard = true;
      patience = silenceMs;
    },
    end: () => clearInterval(timer),
  };
}
