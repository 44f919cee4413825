import type { Logger } from "pino";
import type { z } from "zod";
import type { Clock } from "@/lib/clock";

/** A job's name and the shape of what it is given. */
export interface JobKind<P> {
  name: string;
  payload: z.ZodType<P>;
}

export interface JobRun<P> {
  payload: P;
  jobId: string;
  /** Aborted when the job is cancelled, when the worker stops, or when another worker has taken the job over. */
  signal: AbortSignal;
  clock: Clock;
  log: Logger;
  /** Says how far it is, as often as it likes: the database hears of it twice a second at most. */
  report(fraction: number, stage: string): void;
}

/**
 * How a job runs. It may be run more than once (a worker can die at any moment), so its effects must be such that a
 * second run changes nothing more. Rejects with `signal.reason` once the signal is aborted; what it returns is the
 * job's result, as JSON.
 */
export interface JobDefinition<P> extends JobKind<P> {
  run(run: JobRun<P>): Promise<unknown>;
}

/** A definition of which only the queue's side is known: it parses its own payload. */
export interface RunnableJob {
  name: string;
  run(run: JobRun<unknown>): Promise<unknown>;
}

/** A job the worker can run; the payload is parsed again, for it may come from an older version of the shop. */
export function defineJob<P>(definition: JobDefinition<P>): RunnableJob {
  return {
    name: definition.name,
    run: (run) => definition.run({ ...run, payload: definition.payload.parse(run.payload) }),
  };
}
