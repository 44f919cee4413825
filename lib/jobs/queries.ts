import "server-only";
import { getDb, getPool } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { AppError } from "@/lib/platform/errors";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { JobView } from "./schema";

const selection = {
  id: true,
  name: true,
  state: true,
  payload: true,
  progress: true,
  stage: true,
  attempts: true,
  cancelRequested: true,
  error: true,
  result: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
} as const;

type JobRow = Prisma.JobGetPayload<{ select: typeof selection }>;

function toView(row: JobRow): JobView {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** One job. Throws AppError not_found; unauthenticated or forbidden as for `listJobs`. */
export async function requireJob(id: string, actor: Actor): Promise<JobView> {
  const job = await getJob(id, actor);
  if (!job) throw new AppError("not_found", "There is no such job.");
  return job;
}

/** One job, or null. Same rights as `listJobs`. */
export async function getJob(id: string, actor: Actor): Promise<JobView | null> {
  requireRight(actor, "jobs:read");
  const row = await getDb().job.findUnique({ where: { id }, select: selection });
  return row && toView(row);
}

/**
 * The newest jobs of a kind whose payload says so, newest first. What they are about decides who may see them: whoever calls
 * has asked for the right to that.
 */
export async function listJobsOf(name: string, about: Record<string, string>, limit = 1): Promise<JobView[]> {
  const said = Object.entries(about).map(([key, value]) => ({ payload: { path: [key], equals: value } }));
  const rows = await getDb().job.findMany({
    where: { name, AND: said },
    select: selection,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(toView);
}

/** How many jobs of a kind wait or run, and for how long the one that waits longest has. */
export interface JobBacklog {
  name: string;
  state: "queued" | "running";
  count: number;
  /** Seconds since the oldest was asked for. */
  oldestSeconds: number;
}

/** What is waiting and running, by kind. For processes of ours alone. */
export async function readBacklog(): Promise<JobBacklog[]> {
  const { rows } = await getPool("report").query<JobBacklog>(
    `select name, state::text, count(*)::int as count,
       greatest(extract(epoch from now() - min(created_at)), 0)::float8 as "oldestSeconds"
     from jobs where state in ('queued', 'running') group by name, state`,
  );
  return rows;
}

/** When a job of each kind last ended well, and last failed for good, in milliseconds since the epoch. For processes of ours alone. */
export async function readLastEnded(): Promise<{ name: string; state: string; at: number }[]> {
  const rows = await getDb().job.groupBy({
    by: ["name", "state"],
    where: { state: { in: ["completed", "failed"] } },
    _max: { finishedAt: true },
  });
  return rows.flatMap(({ name, state, _max: { finishedAt } }) =>
    finishedAt ? [{ name, state, at: finishedAt.getTime() }] : [],
  );
}

/** The newest jobs, newest first. Throws AppError unauthenticated or forbidden unless an admin or a key with `jobs:read`. */
export async function listJobs(actor: Actor, limit = 50): Promise<JobView[]> {
  requireRight(actor, "jobs:read");
  const rows = await getDb().job.findMany({
    select: selection,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(toView);
}
