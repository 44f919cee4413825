import type pg from "pg";

/** What the tables take on disk, in bytes. */
export interface TableSizes {
  raw: number;
  rollups: number;
  byTable: { table: string; bytes: number }[];
}

const SIZES_SQL = `
select relname as table, pg_total_relation_size(oid)::float8 as bytes from pg_class
where relkind = 'r' and relnamespace = 'public'::regnamespace
  and (relname like 'rollup\\_%' or relname in ('interactions', 'shown_lists', 'clicks', 'orders', 'order_items'))
order by bytes desc`;

export async function measureTables(pool: pg.Pool): Promise<TableSizes> {
  const { rows } = await pool.query<{ table: string; bytes: number }>(SIZES_SQL);
  const sum = (isRollup: boolean) =>
    rows
      .filter(({ table }) => table.startsWith("rollup_") === isRollup)
      .reduce((total, { bytes }) => total + bytes, 0);
  return {
    raw: sum(false),
    rollups: sum(true),
    byTable: rows.filter(({ table }) => table.startsWith("rollup_")),
  };
}

const VACUUM = `vacuum analyze rollup_changes, rollup_dirty_hours, rollup_counts, rollup_amounts, rollup_placements, rollup_people_hours,
  rollup_list_hours, rollup_state`;

/** Seconds of one vacuum of the roll-ups, with their statistics. */
export async function timeVacuum(pool: pg.Pool): Promise<number> {
  const began = performance.now();
  await pool.query(VACUUM);
  return (performance.now() - began) / 1_000;
}

/** A hash of every number that is kept for good, and of minutes none of which is forgotten meanwhile: the same after a rebuild. */
const SIGNATURE_SQL = `
select md5(string_agg(part, ' ' order by part)) as signature from (
  select 'c' || md5(string_agg(c::text, ' ' order by grain, start, lane)) as part from rollup_counts c where grain <> 'minute' or start >= date_trunc('day', now()) - interval '29 days'
  union all select 'a' || md5(string_agg(a::text, ' ' order by grain, start, currency)) from rollup_amounts a where grain <> 'minute' or start >= date_trunc('day', now()) - interval '29 days'
  union all select 'p' || md5(string_agg(p::text, ' ' order by grain, start, cell_id)) from rollup_placements p
  union all select 'h' || md5(string_agg(md5(h::text), ' ' order by hour)) from rollup_people_hours h
  union all select 'l' || md5(string_agg(md5(l::text), ' ' order by hour)) from rollup_list_hours l
  union all select 'r' || md5(string_agg(r::text, ' ' order by purchase_id)) from rollup_returns r
) parts`;

export async function signRollups(pool: pg.Pool): Promise<string> {
  return (await pool.query<{ signature: string }>(SIGNATURE_SQL)).rows[0]?.signature ?? "";
}
