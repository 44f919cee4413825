import "server-only";
import type pg from "pg";
import { type ConstructorOptions, type Db, PgBoss, type QueueOptions } from "pg-boss";
import { getPool } from "@/lib/platform/db/client";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { createSingleton } from "@/lib/platform/singleton";

/** How often a job is tried again after it failed or its worker was lost. */
export const RETRY_LIMIT = 5;
const QUEUE_SCHEMA = "pgboss";

const QUEUE: QueueOptions = {
  retryLimit: RETRY_LIMIT,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 60,
  // A worker that has not been heard of for this long is dead and its job goes to another. 10 is the least allowed.
  heartbeatSeconds: 10,
  expireInSeconds: 12 * 60 * 60,
};

async function open(options: ConstructorOptions, names: readonly string[]): Promise<PgBoss> {
  const boss = new PgBoss({
    // Our pool instead of one of its own: its statements have time limits too.
    db: { executeSql: (text, values) => getPool("report").query(text, values) },
    schema: QUEUE_SCHEMA,
    // The nightly run has to pass through the jobs table, which the queue's own schedule does not know.
    schedule: false,
    ...options,
  });
  boss.on("error", (error) => getLog("queue").warn({ error: messageOf(error) }, "queue"));
  try {
    await boss.start();
    for (const name of names) await boss.createQueue(name, QUEUE);
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {});
    throw error;
  }
  return boss;
}

/** The queue as a worker needs it: it watches over everybody's jobs. The caller stops it. */
export function openWorkerQueue(names: readonly string[]): Promise<PgBoss> {
  return open({ supervise: true, superviseIntervalSeconds: 1, monitorIntervalSeconds: 1 }, names);
}

interface Sender {
  boss?: Promise<PgBoss>;
  /** Names whose queues are there. */
  created: Set<string>;
}

const sender = createSingleton<Sender>("jobs.sender", () => ({ created: new Set() })).get();

/** The queue as everybody else needs it: for sending jobs of these names only, opened on first use. */
export async function getSender(names: readonly string[] = []): Promise<PgBoss> {
  sender.boss ??= open({ supervise: false }, []).catch((error: unknown) => {
    sender.boss = undefined;
    throw error;
  });
  const boss = await sender.boss;
  for (const name of names) {
    if (sender.created.has(name)) continue;
    await boss.createQueue(name, QUEUE);
    sender.created.add(name);
  }
  return boss;
}

/** Closes the sending side; the next call of getSender opens it anew. */
export async function closeSender(): Promise<void> {
  const open = sender.boss;
  sender.boss = undefined;
  sender.created.clear();
  await (await open)?.stop({ graceful: false });
}

/** Lets the queue write inside our transaction. */
export function throughClient(client: pg.PoolClient): Db {
  return { executeSql: (text, values) => client.query(text, values) };
}
