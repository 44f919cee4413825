import "server-only";
import { getDb, getPool } from "@/lib/platform/db/client";
import { Prisma } from "@/lib/platform/db/generated/client";

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

/** The row of an attempt that is still going on, and of no other. */
const ofAttempt = ({ id, number }: Attempt) => ({ id, attempts: number, finishedAt: null });

/** Begins an attempt and returns the payload; null when the job is not to be run (cancelled, ended, gone). */
export async function beginAttempt({ id, number }: Attempt): Promise<{ payload: unknown } | null> {
  const [begun] = await getDb().job.updateManyAndReturn({
    where: { id, finishedAt: null, cancelRequested: false, attempts: { lt: number } },
    data: { state: "running", attempts: number, progress: 0, stage: "" },
    select: { payload: true },
  });
  if (begun) {
    await getDb().job.updateMany({ where: { id, startedAt: null }, data: { startedAt: new Date() } });
    return begun;
  }
  // Asked to stop while it ran, and its worker was lost before it did.
  await getDb().job.updateMany({
    where: { id, finishedAt: null, cancelRequested: true },
    data: { state: "cancelled", finishedAt: new Date() },
  });
  return null;
}

/** Writes how far the attempt is. Returns whether somebody asked to cancel; false too when the attempt is over. */
export async function writeProgress(attempt: Attempt, progress: number, stage: string): Promise<boolean> {
  const [row] = await getDb().job.updateManyAndReturn({
    where: ofAttempt(attempt),
    data: { state: "running", progress, stage },
    select: { cancelRequested: true },
  });
  return row?.cancelRequested ?? false;
}

/** Whether somebody asked to cancel the job. */
export async function isCancelRequested({ id }: Attempt): Promise<boolean> {
  const row = await getDb().job.findUnique({ where: { id }, select: { cancelRequested: true } });
  return row?.cancelRequested ?? false;
}

/** @param result as JSON; undefined for none */
export async function completeAttempt(attempt: Attempt, result: unknown): Promise<void> {
  await getDb().job.updateMany({
    where: ofAttempt(attempt),
    data: {
      state: "completed",
      progress: 1,
      stage: "",
      error: null,
      result: (result as Prisma.InputJsonValue | null | undefined) ?? Prisma.JsonNull,
      finishedAt: new Date(),
    },
  });
}

export async function cancelAttempt(attempt: Attempt): Promise<void> {
  const data = { state: "cancelled", stage: "", finishedAt: new Date() } as const;
  await getDb().job.updateMany({ where: ofAttempt(attempt), data });
}

/** Notes why an attempt did not end well; the job waits for the next one, or has failed if this was the last. */
export async function failAttempt(attempt: Attempt, error: string | null, isLast: boolean): Promise<void> {
  await getDb().job.updateMany({
    where: ofAttempt(attempt),
    data: {
      state: isLast ? "failed" : "queued",
      stage: "",
      // What an earlier attempt failed of stays known.
      error: error ?? undefined,
      finishedAt: isLast ? new Date() : null,
    },
  });
}

/** Jobs whose worker was lost cannot tell: brings their rows up to what the queue has found out. */
export async function adoptQueueState(): Promise<void> {
  // Plain SQL: the queue's tables are not ours, and Prisma knows nothing of them.
  await getPool("report").query(
    `update jobs j set
       state = case q.state when 'failed' then 'failed' else 'queued' end::job_state,
       error = coalesce(j.error, 'The worker was lost.'),
       stage = '',
       finished_at = case q.state when 'failed' then now() end
     from pgboss.job q
     where q.id = j.id and q.name = j.name and j.finished_at is null
       and ((q.state = 'failed' and j.state in ('queued', 'running')) or (q.state = 'retry' and j.state = 'running'))`,
  );
}
