/**
 * How a long computation lets others live: `checkpoint` may throw to end it, `yield` gives the event loop
 * a turn, so that the one who wants it to end can say so.
 */
export interface Pace {
  checkpoint(): void;
  yield(): Promise<void>;
}

/** For short computations and tests: never stops, never waits. */
export const NO_PACE: Pace = { checkpoint: () => undefined, yield: () => Promise.resolve() };
