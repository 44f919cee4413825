import type { Clock } from "@/lib/platform/clock";

/** Something the worker sees to all the time, beside its jobs. Every worker runs every keeper. */
export interface Keeper {
  name: string;
  /** Runs until `signal` is aborted. What fails is logged and tried again: it never rejects. */
  keep(context: { signal: AbortSignal; clock: Clock }): Promise<void>;
}
