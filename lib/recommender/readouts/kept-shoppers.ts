import "server-only";
import type pg from "pg";
import { getPool } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { reportCurrency } from "@/lib/shop/catalog/main-currency";
import type { Experiment } from "@/lib/recommender/experiments/experiment";
import { forgetTouches, readTouches, type Touches } from "@/lib/recommender/rollups/touches";
import { readPreference, type SumsRow, toSums } from "./read-sums";
import {
  BASE_SQL,
  FORGET_ALL_SQL,
  FORGET_BASE_SQL,
  FORGET_OTHERS_SQL,
  FORGET_SOME_SQL,
  KEEP_ALL_SQL,
  KEEP_BASE_SQL,
  KEEP_SOME_SQL,
  KEPT_SUMS_SQL,
  SEEN_BY_ALL_SQL,
  WHOLE_SHOPPERS_SQL,
} from "./shoppers-sql";

/**
 * All shoppers are counted again from time to time: a row that was deleted by hand says nothing of whose it was. Not before
 * so long, and so many times as long as it takes.
 */
const AGAIN = { milliseconds: 10 * 60_000, times: 60 };

/** Sorts of many lists fit into memory, and statements that take as long as their compilation are not compiled. */
const SETTINGS_SQL = "select set_config('work_mem', '64MB', true), set_config('jit', 'off', true)";

interface Base {
  until: Date | null;
  currency: string;
  seen: string;
  countedAt: Date;
  milliseconds: number;
}

/** What is counted. */
interface Counted {
  id: string;
  /** Null: everything. */
  until: Date | null;
  currency: string;
}

const valuesOf = ({ id, until, currency }: Counted) => [id, until ?? "infinity", currency];

function isCurrent(base: Base, { until, currency }: Counted, { everybody }: Touches, now: number): boolean {
  const age = now - base.countedAt.getTime();
  const isOld = age > Math.max(AGAIN.milliseconds, AGAIN.times * base.milliseconds);
  return !everybody && !isOld && base.until?.getTime() === until?.getTime() && base.currency === currency;
}

async function keepAll(client: pg.ClientBase, counted: Counted): Promise<number> {
  const began = performance.now();
  await client.query(FORGET_ALL_SQL, [counted.id]);
  await client.query(KEEP_ALL_SQL, valuesOf(counted));
  return Math.round(performance.now() - began);
}

async function keepSome(client: pg.ClientBase, counted: Counted, shoppers: string[]): Promise<void> {
  if (shoppers.length === 0) return;
  const { rows } = await client.query<{ id: string }>(WHOLE_SHOPPERS_SQL, [shoppers]);
  const whole = rows.map(({ id }) => id);
  await client.query(FORGET_SOME_SQL, [counted.id, whole]);
  await client.query(KEEP_SOME_SQL, [...valuesOf(counted), whole]);
}

/** Brings what is kept of an experiment's shoppers up to date, and adds it up. */
async function update(client: pg.ClientBase, counted: Counted, now: number): Promise<SumsRow[]> {
  const [base] = (await client.query<Base>(BASE_SQL, [counted.id])).rows;
  const touches = await readTouches(client, base?.seen ?? "0");
  let [countedAt, milliseconds] = [base?.countedAt ?? new Date(now), base?.milliseconds ?? 0];
  if (base && isCurrent(base, counted, touches, now)) await keepSome(client, counted, touches.shoppers);
  else {
    milliseconds = await keepAll(client, counted);
    countedAt = new Date(now);
  }
  const { id, until, currency } = counted;
  await client.query(KEEP_BASE_SQL, [id, until, currency, touches.newest, countedAt, milliseconds]);
  return (await client.query<SumsRow>(KEPT_SUMS_SQL, [id])).rows;
}

/**
 * What an experiment has told, from what is kept of each of its shoppers: only those of whom anything has changed since the
 * last time are counted from what was recorded. Changes are known of once the roll-ups have taken note of them.
 */
export async function countKept({
  experiment: { id, definition, stoppedAt },
  now,
}: {
  experiment: Pick<Experiment, "id" | "definition" | "stoppedAt">;
  now: number;
}): Promise<ReturnType<typeof toSums>> {
  const until = stoppedAt === null ? null : new Date(stoppedAt);
  const counted = { id, until, currency: await reportCurrency() };
  const rows = await inTransaction(
    async (_db, client) => {
      await client.query("set transaction isolation level repeatable read");
      await client.query(SETTINGS_SQL);
      return update(client, counted, now);
    },
    { on: getPool("work") },
  );
  const preference = definition.mode === "interleave" ? await readPreference(id, until ?? "infinity") : null;
  return toSums(rows, { preference });
}

/** Lets an experiment's shoppers all be counted again the next time. */
export async function forgetKept(id: string): Promise<void> {
  await getPool("work").query(FORGET_BASE_SQL, [id]);
}

/** Removes what is kept of all experiments but these, and the notes that all of these have looked at. */
export async function keepOnly(ids: readonly string[]): Promise<void> {
  const pool = getPool("work");
  await pool.query(FORGET_OTHERS_SQL, [ids]);
  const { rows } = await pool.query<{ seen: string | null }>(SEEN_BY_ALL_SQL);
  await forgetTouches(pool, rows[0]?.seen ?? null);
}
