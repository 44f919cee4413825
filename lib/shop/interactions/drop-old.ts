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

const OLD_OF_STRANGERS = `
select i.id from interactions i where i.received_at < $1 and i.shopper_id is not null and ${STRANGERS} limit $2::int`;
const OLD_OF_MEMBERS = `
select i.id from interactions i where i.received_at < $1 and i.shopper_id is not null and ${MEMBERS} limit $2::int`;
const OLD_LISTS = "select id from shown_lists where served_at < $1 limit $2::int";

const DROP_OF_STRANGERS_SQL = `with old as (${OLD_OF_STRANGERS}), ${GONE}`;
const DROP_OF_MEMBERS_SQL = `with old as (${OLD_OF_MEMBERS}), ${GONE}`;

const COUNT_OF_STRANGERS_SQL = `select count(*)::int as count from (${OLD_OF_STRANGERS}) old`;
const COUNT_OF_MEMBERS_SQL = `select count(*)::int as count from (${OLD_OF_MEMBERS}) old`;
const COUNT_LISTS_SQL = `select count(*)::int as count from (${OLD_LISTS}) old`;

/** Clicks go with their list. */
const DROP_LISTS_SQL = `
with old as (${OLD_LISTS}), gone as (
  delete from shown_lists l using old where l.id = old.id returning l.impressed_at
)
select count(*)::int as removed,
  coalesce(array_agg(distinct date_bin('1 hour', impressed_at, '1900-01-01Z')) filter (where impressed_at is not null), '{}') as hours
from gone`;

async function dropRows(client: pg.ClientBase, sql: string, before: Date, limit: number): Promise<Dropped> {
  await client.query(KEEP_FIGURES_SQL);
  const { rows } = await client.query<Dropped>(sql, [before, limit]);
  return rows[0] ?? { removed: 0, hours: [] };
}

/** Lets go of up to `limit` things that shoppers without an account did and that came in before `before`. */
export function dropOldOfStrangers(client: pg.ClientBase, before: Date, limit: number): Promise<Dropped> {
  return dropRows(client, DROP_OF_STRANGERS_SQL, before, limit);
}

/** The same of shoppers with an account. */
export function dropOldOfMembers(client: pg.ClientBase, before: Date, limit: number): Promise<Dropped> {
  return dropRows(client, DROP_OF_MEMBERS_SQL, before, limit);
}

/** Lets go of up to `limit` lists that were served before `before`, with their clicks. */
export function dropOldLists(client: pg.ClientBase, before: Date, limit: number): Promise<Dropped> {
  return dropRows(client, DROP_LISTS_SQL, before, limit);
}

async function countOldRows(
  client: pg.ClientBase,
  sql: string,
  before: Date,
  limit: number,
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(sql, [before, limit]);
  return rows[0]?.count ?? 0;
}

/** How many things shoppers without an account did that came in before `before`, as far as `limit`. */
export function countOldOfStrangers(client: pg.ClientBase, before: Date, limit: number): Promise<number> {
  return countOldRows(client, COUNT_OF_STRANGERS_SQL, before, limit);
}

/** The same of shoppers with an account. */
export function countOldOfMembers(client: pg.ClientBase, before: Date, limit: number): Promise<number> {
  return countOldRows(client, COUNT_OF_MEMBERS_SQL, before, limit);
}

/** How many lists were served before `before`, as far as `limit`. */
export function countOldLists(client: pg.ClientBase, before: Date, limit: number): Promise<number> {
  return countOldRows(client, COUNT_LISTS_SQL, before, limit);
}
