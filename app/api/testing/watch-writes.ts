import type pg from "pg";

/** A row that was written: in which table, and to which shoppers it belongs. */
interface Write {
  table: string;
  row: Record<string, unknown>;
}

const WATCH_SQL = `
create schema watch;
create unlogged table watch.writes (at_table text, row_now jsonb, row_before jsonb);
create function watch.note() returns trigger language plpgsql as $$
begin
  insert into watch.writes values (tg_table_schema || '.' || tg_table_name,
    case when tg_op = 'DELETE' then null else to_jsonb(new) end,
    case when tg_op = 'INSERT' then null else to_jsonb(old) end);
  return null;
end $$;
do $$
declare named regclass;
begin
  for named in select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and not c.relispartition
                  and n.nspname not in ('pg_catalog', 'information_schema', 'watch') loop
    execute format('create trigger watched after insert or update or delete on %s for each row execute function watch.note()', named);
  end loop;
end $$;`;

/**
 * Noted in the background, whatever came of a call: when a key or a session was used last, and how the process has answered,
 * minute by minute.
 */
const TAKE_SQL = `
with taken as (delete from watch.writes returning *)
select at_table as table, jsonb_build_array(row_now, row_before) as row from taken
 where at_table not in ('public.serving_minutes', 'public.serving_processes', 'public.session_uses')
   and not (at_table = 'public.api_keys' and row_now - 'last_used_at' = row_before - 'last_used_at')`;

/** From now on every row that anybody writes is noted, those of the queue included. */
export async function watchWrites(pool: pg.Pool): Promise<void> {
  await pool.query(WATCH_SQL);
}

/** What was written since it was asked last. */
export async function takeWrites(pool: pg.Pool): Promise<{ tables: string[]; text: string }> {
  const { rows } = await pool.query<Write>(TAKE_SQL);
  return { tables: [...new Set(rows.map(({ table }) => table))].sort(), text: JSON.stringify(rows) };
}
