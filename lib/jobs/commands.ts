import "server-only";
import type { z } from "zod";
import { getPool } from "@/lib/platform/db/client";
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
    return await inTransaction(getPool(), async (client) => {
      const { rows: made } = await client.query<{ id: string }>(
        `insert into jobs (id, name, payload, dedupe_key) values ($1, $2, $3, $4)
         on conflict (dedupe_key) do nothing returning id`,
        [uuidv7(), kind.name, JSON.stringify(payload), dedupeKey ?? null],
      );
      if (made[0]) {
        await boss.send(kind.name, {}, { id: made[0].id, db: throughClient(client) });
        return { id: made[0].id, created: true };
      }
      const { rows } = await client.query<{ id: string }>("select id from jobs where dedupe_key = $1", [
        dedupeKey,
      ]);
      if (!rows[0])
        throw new AppError("unavailable", "The job could not be put into the queue. Please try again.");
      return { id: rows[0].id, created: false };
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
  return inTransaction(getPool(), async (client) => {
    const { rows } = await client.query<{ name: string; state: JobState }>(
      "select name, state from jobs where id = $1 for update",
      [id],
    );
    const job = rows[0];
    if (!job) throw new AppError("not_found", "There is no such job.");
    if (job.state === "completed" || job.state === "failed") {
      throw new AppError("conflict", `The job has ${job.state} already.`);
    }
    if (job.state === "cancelled") return job.state;
    const state = job.state === "queued" ? "cancelled" : "running";
    await client.query(
      `update jobs set cancel_requested = true, state = $2::job_state,
         finished_at = case when $2 = 'cancelled' then now() end where id = $1`,
      [id, state],
    );
    if (state === "cancelled") await boss.cancel(job.name, id, { db: throughClient(client) });
    return state;
  });
}
