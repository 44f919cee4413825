import type pg from "pg";
import { DAY_MS } from "./buckets";
import { AMOUNTS_OF_DAYS_SQL, AMOUNTS_SQL, COUNT_DAYS_SQL, COUNT_SQL, PEOPLE_SQL } from "./count-sql";
import { LISTS_OF_DAYS_SQL, LISTS_SQL } from "./list-sql";
import { numberShoppers } from "./number-shoppers";
import { NUMBER_CELLS_SQL, NUMBER_REFS_SQL } from "./number-sql";

/** Minutes are kept for this long; hours and days for good. */
const MINUTES_KEPT_MS = 31 * DAY_MS;

const FORGET_COUNTS_SQL = "delete from rollup_counts where grain = 'minute' and start < $1";
const FORGET_AMOUNTS_SQL = "delete from rollup_amounts where grain = 'minute' and start < $1";

/** Removes the minutes that have become too old. */
export async function forgetMinutes(client: pg.ClientBase, now: number): Promise<void> {
  const minutesFrom = new Date(now - MINUTES_KEPT_MS);
  await client.query(FORGET_COUNTS_SQL, [minutesFrom]);
  await client.query(FORGET_AMOUNTS_SQL, [minutesFrom]);
}

/** Moments between which hours lie: whole hours, the second one exclusive. */
export interface Span {
  from: Date;
  to: Date;
}

/** Counts whole hours anew from the rows themselves, and the days they lie in from their hours. */
export async function countHours(client: pg.ClientBase, { from, to }: Span, now: number): Promise<void> {
  const minutesFrom = new Date(now - MINUTES_KEPT_MS);
  await numberShoppers(client, from, to);
  await client.query(NUMBER_CELLS_SQL, [from, to]);
  await client.query(NUMBER_REFS_SQL, [from, to]);
  await client.query(COUNT_SQL, [from, to, minutesFrom]);
  await client.query(AMOUNTS_SQL, [from, to, minutesFrom]);
  await client.query(PEOPLE_SQL, [from, to]);
  await client.query(LISTS_SQL, [from, to]);
  const firstDay = new Date(Math.floor(from.getTime() / DAY_MS) * DAY_MS);
  const lastDay = new Date(Math.ceil(to.getTime() / DAY_MS) * DAY_MS);
  await client.query(COUNT_DAYS_SQL, [firstDay, lastDay]);
  await client.query(AMOUNTS_OF_DAYS_SQL, [firstDay, lastDay]);
  await client.query(LISTS_OF_DAYS_SQL, [firstDay, lastDay]);
}
