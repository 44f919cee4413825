import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { JobView } from "./schema";

interface JobRow extends Omit<JobView, "createdAt" | "startedAt" | "finishedAt"> {
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

const VIEW = `
  select id, name, state, payload, progress, stage, attempts, cancel_requested as "cancelRequested", error, result,
         created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt"
  from jobs`;

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
  const { rows } = await getPool().query<JobRow>(`${VIEW} where id = $1`, [id]);
  return rows[0] ? toView(rows[0]) : null;
}

/** The newest jobs, newest first. Throws AppError unauthenticated or forbidden unless an admin or a key with `jobs:read`. */
export async function listJobs(actor: Actor, limit = 50): Promise<JobView[]> {
  requireRight(actor, "jobs:read");
  const { rows } = await getPool().query<JobRow>(`${VIEW} order by created_at desc, id desc limit $1`, [
    limit,
  ]);
  return rows.map(toView);
}
