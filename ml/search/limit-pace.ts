import type { Pace } from "../base/pace";

/** Ends a trial for which no time is left. */
export class OutOfTime extends Error {}

/** A pace that also ends when told, and remembers when it was the outer one that ended. */
export interface LimitedPace extends Pace {
  /** Throws what the outer pace threw, if it did. */
  passOn(): void;
}

/** @param isOver whether time is up; asked at every checkpoint and yield */
export function limitPace(pace: Pace, isOver: () => boolean): LimitedPace {
  let ended: { readonly cause: unknown } | undefined;
  const checkTime = () => {
    if (isOver()) throw new OutOfTime("The time of the search is up.");
  };
  return {
    checkpoint() {
      try {
        pace.checkpoint();
      } catch (cause) {
        ended = { cause };
        throw cause;
      }
      checkTime();
    },
    async yield() {
      try {
        await pace.yield();
      } catch (cause) {
        ended = { cause };
        throw cause;
      }
      checkTime();
    },
    passOn() {
      if (ended !== undefined) throw ended.cause;
    },
  };
}
