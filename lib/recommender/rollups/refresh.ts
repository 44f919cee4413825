import "server-only";
import type pg from "pg";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { runAlone } from "@/lib/platform/db/alone";
import { getPool } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { ADVISORY_LOCK } from "@/lib/platform/postgres/advisory-locks";
import { countHours, forgetMinutes } from "./count-hours";
import { type DirtyHour, toSpans } from "./hour-spans";
import { markDirty, markEverything } from "./mark-dirty";

/** Hours counted in one transaction: what is new between two of them is seen first. */
const BATCH = 48;

/**
 * Sorts of some hours fit into memory; a statement that takes as long as its compilation is not compiled; and what is looked up
 * is found by an index also in a table that was empty when the statement was planned.
 */
const SETTINGS_SQL = `
select set_config('work_mem', '64MB', true), set_config('jit', 'off', true), set_config('enable_seqscan', 'off', true)`;
/** The newest hours that wait, and whether between one and the one before it lie others that are counted as they are. */
const NEWEST_SQL = `
select hour, exists (select from rollup_counts c where c.grain = 'hour' and c.start > d.hour and c.start < d.later) as "isApart"
from (select hour, lag(hour) over (order by hour desc) as later from rollup_dirty_hours order by hour desc limit ${BATCH}) d
order by hour desc`;
const COUNTED_SQL = "delete from rollup_dirty_hours where hour = any($1::timestamptz[])";
const REVISE_SQL = "update rollup_state set revision = revision + 1, changed_at = now() where id = 1";
const WAITING_SQL = "select count(*)::int as hours from rollup_dirty_hours";

export interface RefreshOptions {
  clock?: Clock;
  /** Aborted to stop: the hours being counted wait again. Rejects then. */
  signal?: AbortSignal;
  /** Called after each transaction with how many hours wait. */
  onBatch?(waiting: number): void;
}

/** All statements see one moment: those of one hour agree with each other, whatever is written meanwhile. */
function atOneMoment<T>(client: pg.PoolClient, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  return inTransaction(
    async () => {
      await client.query("set transaction isolation level repeatable read");
      await client.query(SETTINGS_SQL);
      return work();
    },
    { on: client, signal },
  );
}

/** Counts the newest hours that wait; returns how many these were. */
async function countBatch(client: pg.PoolClient, now: number, signal?: AbortSignal): Promise<number> {
  const count = async () => {
    const { rows } = await client.query<DirtyHour>(NEWEST_SQL);
    if (rows.length === 0) return 0;
    for (const span of toSpans(rows)) await countHours(client, span, now);
    await forgetMinutes(client, now);
    await client.query(COUNTED_SQL, [rows.map(({ hour }) => hour)]);
    await client.query(REVISE_SQL);
    return rows.length;
  };
  return atOneMoment(client, count, signal);
}

async function countWaiting(
  client: pg.PoolClient,
  { clock = systemClock, signal, onBatch }: RefreshOptions,
): Promise<number> {
  let counted = 0;
  while (!signal?.aborted) {
    await atOneMoment(client, () => markDirty(client), signal);
    const batch = await countBatch(client, clock.now(), signal);
    if (batch === 0) break;
    counted += batch;
    if (onBatch) onBatch((await client.query<{ hours: number }>(WAITING_SQL)).rows[0]?.hours ?? 0);
  }
  return counted;
}

/**
 * Brings the roll-ups up to date with everything that is committed. Does nothing while another process does.
 *
 * @returns how many hours were counted; null when another process is at it
 */
export function refreshRollups(options: RefreshOptions = {}): Promise<number | null> {
  return runAlone(ADVISORY_LOCK.rollups, (client) => countWaiting(client, options), { on: getPool("work") });
}

/**
 * Counts everything anew from the rows themselves, hour by hour, newest first; pages show what was counted before until
 * then. Waits for a process that is at it, and may be ended at any moment: the worker goes on.
 *
 * @returns how many hours were counted
 */
export async function rebuildRollups(options: RefreshOptions = {}): Promise<number> {
  const everything = async (client: pg.PoolClient) => {
    await atOneMoment(client, () => markEverything(client), options.signal);
    return countWaiting(client, options);
  };
  const counted = await runAlone(ADVISORY_LOCK.rollups, everything, { on: getPool("work"), waits: true });
  return counted ?? 0;
}
