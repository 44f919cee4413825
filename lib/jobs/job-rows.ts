import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { QUEUE_SCHEMA } from "./queue";

/*
 * What the worker writes into the jobs table. The queue decides who runs what; these rows only tell. A row is
 *   queued     until a worker begins it (→ running) or somebody cancels it (→ cancelled);
 *   running    until it ends (→ completed), is stopped on request (→ cancelled), fails for the last time (→ failed), or
 *              fails, is handed back or loses its worker with tries left (→ queued);
 *   completed, failed, cancelled   for good.
 * Every write names the attempt it belongs to: a worker that was taken for dead and comes back changes nothing.
 */

export interface Attempt {
  id: string;
  /** 1 for the first. */
  number: number;
}

/** Begins an attempt and returns the payload; null when the job is not to be run (cancelled, ended, gone). */
export async function beginAttempt({ id, number }: Attempt): Promise<{ payload: unknown } | null> {
  const { rows } = await getPool().query<{ payload: unknown }>(
    `update jobs set state = 'running', attempts = $2, progress = 0, stage = '',
       started_at = coalesce(started_at, now())
     where id = $1 and finished_at is null and not cancel_requested and attempts < $2 returning payload`,
    [id, number],
  );
  if (rows[0]) return rows[0];
  // Asked to stop while it ran, and its worker was lost before it did.
  await getPool().query(
    "update jobs set state = 'cancelled', finished_at = now() where id = $1 and finished_at is null and cancel_requested",
    [id],
  );
  return null;
}

/** Writes how far the attempt is. Returns whether somebody asked to cancel; false too when the attempt is over. */
export async function writeProgress(
  { id, number }: Attempt,
  progress: number,
  stage: string,
): Promise<boolean> {
  const { rows } = await getPool().query<{ cancelRequested: boolean }>(
    `update jobs set state = 'running', progress = $3, stage = $4
     where id = $1 and attempts = $2 and finished_at is null returning cancel_requested as "cancelRequested"`,
    [id, number, progress, stage],
  );
  return rows[0]?.cancelRequested ?? false;
}

/** Whether somebody asked to cancel the job. */
export async function isCancelRequested({ id }: Attempt): Promise<boolean> {
  const { rows } = await getPool().query<{ cancelRequested: boolean }>(
    `select cancel_requested as "cancelRequested" from jobs where id = $1`,
    [id],
  );
  return rows[0]?.cancelRequested ?? false;
}

export async function completeAttempt({ id, number }: Attempt, result: unknown): Promise<void> {
  await getPool().query(
    `update jobs set state = 'completed', progress = 1, stage = '', error = null, result = $3, finished_at = now()
     where id = $1 and attempts = $2 and finished_at is null`,
    [id, number, JSON.stringify(result ?? null)],
  );
}

export async function cancelAttempt({ id, number }: Attempt): Promise<void> {
  await getPool().query(
    `update jobs set state = 'cancelled', stage = '', finished_at = now()
     where id = $1 and attempts = $2 and finished_at is null`,
    [id, number],
  );
}

/** Notes why an attempt did not end well; the job waits for the next one, or has failed if this was the last. */
export async function failAttempt(
  { id, number }: Attempt,
  error: string | null,
  isLast: boolean,
): Promise<void> {
  await getPool().query(
    `update jobs set state = $4::job_state, stage = '', error = coalesce($3, error),
       finished_at = case when $4 = 'failed' then now() end
     where id = $1 and attempts = $2 and finished_at is null`,
    [id, number, error, isLast ? "failed" : "queued"],
  );
}

/** Jobs whose worker was lost cannot tell: brings their rows up to what the queue has found out. */
export async function adoptQueueState(): Promise<void> {
  await getPool().query(
    `update jobs j set
       state = case q.state when 'failed' then 'failed' else 'queued' end::job_state,
       error = coalesce(j.error, 'The worker was lost.'),
       stage = '',
       finished_at = case q.state when 'failed' then now() end
     from ${QUEUE_SCHEMA}.job q
     where q.id = j.id and q.name = j.name and j.finished_at is null
       and ((q.state = 'failed' and j.state in ('queued', 'running')) or (q.state = 'retry' and j.state = 'running'))`,
  );
}
