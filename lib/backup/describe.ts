import "server-only";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { Sum } from "./archive";
import type { BackupTable, Header, TableSum } from "./format";

/** About this installation and not of the shop: what backups were made, what migrations write themselves, what was asked lately. */
const LEFT_OUT = ["_prisma_migrations", "backups", "limit_uses"];

/** Every table of the shop with the columns it is filled by, in the order of their names. */
export async function listTables(client: pg.ClientBase): Promise<BackupTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; hasBytes: boolean }>(
    `select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns,
            bool_or(a.atttypid = 'bytea'::regtype) as "hasBytes"
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all($1::text[])
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname order by c.relname`,
    [LEFT_OUT],
  );
  return rows.map(({ name, columns, hasBytes }) => ({ name, columns, copy: hasBytes ? "binary" : "text" }));
}

/** Where every sequence stands; those never used are left out. */
export async function readSequences(client: pg.ClientBase): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select sequencename::text as name, last_value::text as value from pg_sequences
     where schemaname = 'public' and last_value is not null order by 1`,
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

/** The migrations a database has, in their order; none where there is no shop yet. */
export async function readApplied(client: pg.ClientBase): Promise<Header["migrations"]> {
  const there = await client.query<{ name: string | null }>(
    "select to_regclass('_prisma_migrations') as name",
  );
  if (there.rows[0]?.name === null) return [];
  const { rows } = await client.query<Header["migrations"][number]>(
    `select migration_name as name, checksum from _prisma_migrations
     where finished_at is not null and rolled_back_at is null order by 1`,
  );
  return rows;
}

/** A table's name and columns as COPY takes them; both come from the catalogue or were held to a pattern. */
export const copyTarget = ({ name, columns }: BackupTable): string =>
  `"${name}" (${columns.map((column) => `"${column}"`).join(", ")})`;

/**
 * Reads a table as COPY writes it, in the order its rows lie in: a table that was filled from a backup gives the same
 * bytes once more.
 */
export async function readRows(
  client: pg.ClientBase,
  table: BackupTable,
  take: (bytes: Buffer) => Promise<void>,
): Promise<TableSum> {
  const sum = new Sum();
  const sql = `copy ${copyTarget(table)} to stdout with (format ${table.copy})`;
  const stream = client.query(copyTo(sql));
  for await (const bytes of stream as AsyncIterable<Buffer>) {
    sum.add(bytes);
    await take(bytes);
  }
  return { rows: stream.rowCount, ...sum.result() };
}

/** Rows come in the order they lie in, also when somebody else reads the same table at that moment. */
export const IN_ORDER = "set synchronize_seqscans = off";

/** Rows and checksums of tables as they are now. */
export async function measureTables(
  client: pg.ClientBase,
  tables: readonly BackupTable[],
): Promise<Record<string, TableSum>> {
  const found: Record<string, TableSum> = {};
  await client.query(IN_ORDER);
  for (const table of tables) found[table.name] = await readRows(client, table, async () => {});
  return found;
}
