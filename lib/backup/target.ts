import "server-only";
import type pg from "pg";
import { AppError } from "@/lib/platform/errors";
import { foldEnums } from "@/lib/platform/postgres/fold-enums";
import { type Migration, readMigrations } from "@/lib/platform/postgres/migrate";
import type { Header } from "./format";

const OLDEST_SERVER = 150_000;
/** What makes a database somebody's shop: staff, customers, a catalogue, or what shoppers did. */
const SIGNS_OF_A_SHOP = ["users", "products", "shoppers", "interactions", "orders"];

/** The migrations a backup was made with, and those that bring it up to date, for one transaction. */
export interface Path {
  made: Migration[];
  missing: Migration[];
}

/**
 * How a backup becomes a database of this version. Throws AppError conflict for one of a newer version, and for one whose
 * migrations had another text.
 */
export function planMigrations({ migrations: had }: Header, known = readMigrations()): Path {
  const checksums = new Map(known.map(({ name, checksum }) => [name, checksum]));
  const newer = had.filter(({ name }) => !checksums.has(name));
  if (newer.length > 0) {
    const names = newer.map(({ name }) => name).join(", ");
    throw new AppError(
      "conflict",
      `The backup is of a newer version of Aisle, which has ${names}. Update the program first.`,
    );
  }
  const other = had.find(({ name, checksum }) => checksums.get(name) !== checksum);
  if (other)
    throw new AppError("conflict", `The backup was made with another text of migration ${other.name}.`);
  const names = new Set(had.map(({ name }) => name));
  const folded = foldEnums(known);
  return {
    made: folded.filter(({ name }) => names.has(name)),
    missing: folded.filter(({ name }) => !names.has(name)),
  };
}

async function hasRows(client: pg.ClientBase, table: string): Promise<boolean> {
  const there = await client.query<{ there: boolean }>("select to_regclass($1) is not null as there", [
    table,
  ]);
  if (!there.rows[0]?.there) return false;
  const { rows } = await client.query<{ any: boolean }>(`select exists (select from "${table}") as any`);
  return rows[0]?.any ?? false;
}

/** Whether nothing in the database would be missed. What a start has left in it, its tables and models of nothing, would not. */
export async function isVacant(client: pg.ClientBase): Promise<boolean> {
  for (const table of SIGNS_OF_A_SHOP) if (await hasRows(client, table)) return false;
  return true;
}

/** Whether there are tables, and none of them says which migrations of ours made them. */
async function isOthers(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ tables: number; ours: boolean }>(
    `select count(*)::int as tables, coalesce(bool_or(tablename = '_prisma_migrations'), false) as ours
     from pg_tables where schemaname = 'public'`,
  );
  const [found] = rows;
  return found !== undefined && found.tables > 0 && !found.ours;
}

/** Processes of a shop that are connected to the database, this one's connections left out. */
export async function countOpen(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ open: number }>(
    `select count(*)::int as open from pg_stat_activity
     where datname = current_database() and application_name like 'aisle-%' and pid <> pg_backend_pid()`,
  );
  return rows[0]?.open ?? 0;
}

/**
 * Throws AppError conflict unless a shop may be put into this database: a server that is new enough, with nobody at it, and
 * with nothing in it, unless `replaces` says that what is there may go.
 */
export async function requireTarget(client: pg.ClientBase, replaces: boolean): Promise<void> {
  const { rows } = await client.query<{ number: number; name: string; writable: boolean }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as name,
            not pg_is_in_recovery() as writable`,
  );
  const [server] = rows;
  if (!server?.writable) throw new AppError("conflict", "The database only reads: it is a replica.");
  if (server.number < OLDEST_SERVER)
    throw new AppError("conflict", `PostgreSQL ${server.name} is too old: 15 is needed, or newer.`);
  if (await isOthers(client))
    throw new AppError(
      "conflict",
      "The database holds tables of another program. Make one for the shop alone.",
    );
  if ((await countOpen(client)) > 0)
    throw new AppError("conflict", "A shop is open on this database. Close it first, web and worker.");
  if (!replaces && !(await isVacant(client)))
    throw new AppError(
      "conflict",
      "The database holds a shop already, and nothing has been changed. With --replace what is in it is given up.",
    );
}

/** What the schema may hold besides tables and types, by catalogue: prefix of its name's column, and the word to drop it by. */
const KINDS = [
  ["pg_class", "rel", "table", "and relkind in ('r', 'p')"],
  ["pg_ts_config", "cfg", "text search configuration", ""],
  ["pg_ts_dict", "dict", "text search dictionary", ""],
  ["pg_type", "typ", "type", "and typtype = 'e'"],
] as const;

const dropKind = ([catalogue, prefix, word, further]: (typeof KINDS)[number]) => `
  for one in select format('%I', ${prefix}name) as name from ${catalogue}
    where ${prefix}namespace = 'public'::regnamespace ${further}
      and not exists (select from pg_depend where classid = '${catalogue}'::regclass and objid = ${catalogue}.oid and deptype = 'e')
  loop execute 'drop ${word} if exists ' || one.name || ' cascade'; end loop;`;

/** Takes everything out of the schema that a shop has put there; what extensions have put there stays. */
export const EMPTY_SCHEMA = `
do $$
declare one record;
begin
  for one in select oid::regprocedure::text as name from pg_proc
    where pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend where classid = 'pg_proc'::regclass and objid = pg_proc.oid and deptype = 'e')
  loop execute 'drop function if exists ' || one.name || ' cascade'; end loop;
  ${KINDS.map(dropKind).join("")}
end $$;
drop schema if exists pgboss cascade`;
