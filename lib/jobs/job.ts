import type { Logger } from "pino";
import type { z } from "zod";
import type { Clock } from "@/lib/platform/clock";

/** A job's name and the shape of what it is given: all that whoever asks for it has to know. */
export interface JobKind<S extends z.ZodType = z.ZodType> {
  name: string;
  payload: S;
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

/** A job the worker can run: its kind, and how it runs. */
export interface Job<S extends z.ZodType = z.ZodType> extends JobKind<S> {
  /** Parses the payload once more, for it may come from an older version of the shop. */
  run(run: JobRun<unknown>): Promise<unknown>;
}

interface JobDefinition<S extends z.ZodType> extends JobKind<S> {
  /**
   * May be called more than once (a worker can die at any moment), so its effects must be such that a second run changes
   * nothing more. Rejects with `signal.reason` once the signal is aborted; what it returns is the job's result, as JSON.
   * The web process knows jobs too, to ask for them: what only the worker needs is best imported in here.
   */
  run(run: JobRun<z.output<S>>): Promise<unknown>;
}

/** Defines a job. The worker runs it once it is listed in lib/launch/jobs.ts. */
export function defineJob<S extends z.ZodType>(definition: JobDefinition<S>): Job<S> {
  const { name, payload } = definition;
  return { name, payload, run: (run) => definition.run({ ...run, payload: payload.parse(run.payload) }) };
}
