import "server-only";
import type { z } from "zod";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { toUnavailable } from "@/lib/platform/db/unavailable";
import { AppError } from "@/lib/platform/errors";
import { uuidv7 } from "@/lib/platform/ids";
import { parseInput } from "@/lib/platform/parse-input";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { JobKind } from "./job";
import { getSender, throughClient } from "./queue";
import type { JobState } from "./schema";

export interface Enqueued {
  id: string;
  /** False when a job with the same key was there before. */
  created: boolean;
}

interface EnqueueOptions {
  /** Two requests with the same key are one job, for good. */
  dedupeKey?: string;
}

function parsePayload<S extends z.ZodType>(kind: JobKind<S>, input: unknown): z.output<S> {
  return parseInput(kind.payload, input, `That is not what a ${kind.name} job needs.`);
}

/**
 * Puts a job into the queue and into the table people look at, both or neither. Throws AppError invalid for a payload that
 * is none, unavailable when the database is away.
 */
export async function enqueue<S extends z.ZodType>(
  kind: JobKind<S>,
  input: z.input<S>,
  { dedupeKey }: EnqueueOptions = {},
): Promise<Enqueued> {
  const payload = parsePayload(kind, input);
  try {
    const boss = await getSender([kind.name]);
    return await inTransaction(async (db, client) => {
      const job = { id: uuidv7(), name: kind.name, payload: payload as Prisma.InputJsonValue, dedupeKey };
      const { count } = await db.job.createMany({ data: [job], skipDuplicates: true });
      if (count > 0) {
        await boss.send(kind.name, {}, { id: job.id, db: throughClient(client) });
        return { id: job.id, created: true };
      }
      const before = await db.job.findUnique({ where: { dedupeKey }, select: { id: true } });
      if (!before)
        throw new AppError("unavailable", "The job could not be put into the queue. Please try again.");
      return { id: before.id, created: false };
    });
  } catch (error) {
    throw toUnavailable(error);
  }
}

/**
 * Puts a job into the queue for somebody who has to have the right to it: an admin, or a key with scope `jobs:write`.
 * `input` is what came from outside. Throws AppError unauthenticated or forbidden, and as `enqueue`.
 */
export async function requestJob<S extends z.ZodType>(
  kind: JobKind<S>,
  input: unknown,
  actor: Actor,
): Promise<Enqueued> {
  requireRight(actor, "jobs:write");
  return enqueue(kind, parsePayload(kind, input) as z.input<S>);
}

/**
 * Cancels a job: at once while it waits, within two seconds while it runs. Returns the state it is in now; cancelling it
 * again changes nothing. Throws AppError not_found, conflict when it has ended, and as `requestJob`.
 */
export async function cancelJob(id: string, actor: Actor): Promise<JobState> {
  requireRight(actor, "jobs:write");
  const boss = await getSender().catch((error: unknown) => {
    throw toUnavailable(error);
  });
  return inTransaction(async (db, client) => {
    const [job] = await db.$queryRaw<{ name: string; state: JobState }[]>`
      select name, state from jobs where id = ${id}::uuid for update`;
    if (!job) throw new AppError("not_found", "There is no such job.");
    if (job.state === "completed" || job.state === "failed") {
      throw new AppError("conflict", `The job has ${job.state} already.`);
    }
    if (job.state === "cancelled") return job.state;
    const isWaiting = job.state === "queued";
    const state = isWaiting ? "cancelled" : "running";
    const finishedAt = isWaiting ? new Date() : null;
    const data = { cancelRequested: true, state, finishedAt } as const;
    await db.job.update({ where: { id }, data, select: { id: true } });
    if (isWaiting) await boss.cancel(job.name, id, { db: throughClient(client) });
    return state;
  });
}
