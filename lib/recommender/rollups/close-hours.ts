import "server-only";
import type pg from "pg";

/** A sale is of a list for seven days after it was seen, and is counted in the hour of either. */
const HOURS_OF_ATTRIBUTION = 7 * 24;

const CLOSE_SQL = `
insert into rollup_closed_hours (hour)
select distinct hour + make_interval(hours => later) from unnest($1::timestamptz[]) as hour, generate_series($2::int, $3::int) as later
on conflict (hour) do nothing`;

/** What waits to be counted in closed hours stays as it was counted. */
export const SKIP_CLOSED_SQL =
  "delete from rollup_dirty_hours d using rollup_closed_hours c where c.hour = d.hour";

const WAITING_SQL = `
select exists (select from rollup_dirty_hours where hour < $1)
  or exists (select from rollup_changes where everything or $1 > any(hours)) as waits`;

/**
 * What was counted of these hours stays as it is from now on: rows of theirs are let go in the same transaction.
 *
 * @param hours whole hours
 * @param of lists are counted with the sales of the days after them, events with lists of the days before them
 */
export async function closeHours(
  client: pg.ClientBase,
  hours: readonly Date[],
  of: "lists" | "events",
): Promise<void> {
  if (hours.length === 0) return;
  const [from, to] = of === "lists" ? [0, HOURS_OF_ATTRIBUTION] : [-HOURS_OF_ATTRIBUTION, 0];
  await client.query(CLOSE_SQL, [hours, from, to]);
}

/** Whether everything before a moment has been counted: what has not may not be let go. */
export async function isCounted(client: pg.ClientBase | pg.Pool, before: Date): Promise<boolean> {
  const { rows } = await client.query<{ waits: boolean }>(WAITING_SQL, [before]);
  return rows[0]?.waits === false;
}
