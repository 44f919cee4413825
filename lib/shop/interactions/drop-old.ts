import "server-only";
import type pg from "pg";

/** Rows that were let go, and the hours they were counted in. */
export interface Dropped {
  removed: number;
  hours: Date[];
}

/** Until the transaction ends, what is deleted leaves the figures as they are. */
const KEEP_FIGURES_SQL = "select set_config('aisle.keeps_figures', 'on', true)";

const MEMBERS = "exists (select from shoppers s where s.id = i.shopper_id and s.user_id is not null)";
const STRANGERS = `not ${MEMBERS}`;

const GONE = `
gone as (
  delete from interactions i using old where i.id = old.id returning i.at
)
select count(*)::int as removed, coalesce(array_agg(distinct date_bin('1 hour', at, '1900-01-01Z')), '{}') as hours from gone`;

/** What grows old: what shoppers without an account did, what those with one did, and lists with their clicks. */
export type Ageing = "strangers" | "members" | "lists";

/** Of what came in, or was served, before $1, as far as $2. */
const OLD: Readonly<Record<Ageing, string>> = {
  strangers: `
select i.id from interactions i where i.received_at < $1 and i.shopper_id is not null and ${STRANGERS} limit $2::int`,
  members: `
select i.id from interactions i where i.received_at < $1 and i.shopper_id is not null and ${MEMBERS} limit $2::int`,
  lists: "select id from shown_lists where served_at < $1 limit $2::int",
};

/** Clicks go with their list. */
const GONE_LISTS = `gone as (
  delete from shown_lists l using old where l.id = old.id returning l.impressed_at
)
select count(*)::int as removed,
  coalesce(array_agg(distinct date_bin('1 hour', impressed_at, '1900-01-01Z')) filter (where impressed_at is not null), '{}') as hours
from gone`;

/** Lets go of up to `limit` of it that are older than `before`. */
export async function dropOld(
  what: Ageing,
  client: pg.ClientBase,
  before: Date,
  limit: number,
): Promise<Dropped> {
  await client.query(KEEP_FIGURES_SQL);
  const sql = `with old as (${OLD[what]}), ${what === "lists" ? GONE_LISTS : GONE}`;
  const { rows } = await client.query<Dropped>(sql, [before, limit]);
  return rows[0] ?? { removed: 0, hours: [] };
}

/** How much of it is older than `before`, as far as `limit`. */
export async function countOld(
  what: Ageing,
  client: pg.ClientBase,
  before: Date,
  limit: number,
): Promise<number> {
  const sql = `select count(*)::int as count from (${OLD[what]}) old`;
  const { rows } = await client.query<{ count: number }>(sql, [before, limit]);
  return rows[0]?.count ?? 0;
}
