import "server-only";
import fs from "node:fs";
import { finished } from "node:stream/promises";
import type pg from "pg";
import { type CopyStreamQuery, from as copyFrom } from "pg-copy-streams";
import { connectAlone } from "@/lib/platform/db/connect";
import { AppError } from "@/lib/platform/errors";
import { applyWithin } from "@/lib/platform/postgres/migrate";
import type { OnProgress } from "@/lib/platform/progress";
import { decompress, readArchive, writeSlowly } from "./archive";
import { type CheckedBackup, pieceOf } from "./check-backup";
import { copyTarget, measureTables } from "./describe";
import { type BackupTable, damaged } from "./format";
import { EMPTY_SCHEMA, planMigrations, requireTarget } from "./target";

export interface LoadOptions {
  /** Whether what is in the database may go. */
  replaces?: boolean;
  onProgress?: OnProgress;
  /** Asked once everything is loaded and before it counts: what it throws takes everything back. */
  beforeCommit?(): Promise<void>;
}

/** Definitions that are taken away for the loading and made again after it, in order. */
interface Put {
  drop: string;
  make: string;
}

/** Foreign keys, which tables would have to be loaded in an order for, and indexes, which are faster made of all rows at once. */
async function listPut(client: pg.ClientBase): Promise<Put[]> {
  const indexes = await client.query<Put>(
    `select format('drop index %I', c.relname) as drop, pg_get_indexdef(i.indexrelid) as make
     from pg_index i join pg_class c on c.oid = i.indexrelid
     where c.relnamespace = 'public'::regnamespace and not i.indisprimary
       and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype <> 'f')
     order by c.relname`,
  );
  const keys = await client.query<Put>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
            format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
     from pg_constraint where connamespace = 'public'::regnamespace and contype = 'f' order by conname`,
  );
  return [...indexes.rows, ...keys.rows];
}

/** Sends the pieces of one table. */
class TableLoader {
  readonly #stream: CopyStreamQuery;

  constructor(
    client: pg.ClientBase,
    readonly table: BackupTable,
  ) {
    // Frozen, because nobody has seen these rows otherwise: nothing has to tidy up after them.
    const sql = `copy ${copyTarget(table)} from stdin with (format ${table.copy}, freeze)`;
    this.#stream = client.query(copyFrom(sql));
    // What goes wrong is told by whoever writes or ends.
    this.#stream.on("error", () => {});
  }

  async write(bytes: Buffer): Promise<void> {
    if (this.#stream.errored) throw this.#stream.errored;
    await writeSlowly(this.#stream, bytes);
  }

  async end(): Promise<void> {
    const ended = finished(this.#stream);
    this.#stream.end();
    await ended;
  }
}

async function loadTables(
  client: pg.ClientBase,
  { file, header }: CheckedBackup,
  onProgress: OnProgress,
): Promise<void> {
  const tables = new Map(header.tables.map((table) => [table.name, table]));
  let loader: TableLoader | null = null;
  let done = 0;
  for await (const entry of readArchive(fs.createReadStream(file))) {
    const piece = pieceOf(entry);
    if (!piece) continue;
    if (loader?.table.name !== piece.table) {
      await loader?.end();
      const table = tables.get(piece.table);
      if (!table) throw damaged(`nobody knows the table ${piece.table}`);
      onProgress(done++ / tables.size, piece.table);
      loader = new TableLoader(client, table);
    }
    await loader.write(await decompress(entry.bytes));
  }
  await loader?.end();
}

/** Every table as the backup has it, by its own count: what is found to be otherwise is not kept. */
async function requireSame(client: pg.ClientBase, { header, manifest }: CheckedBackup): Promise<void> {
  const found = await measureTables(client, header.tables);
  const other = header.tables.filter(({ name }) => found[name]?.sha256 !== manifest.tables[name]?.sha256);
  if (other.length === 0) return;
  const names = other.map(({ name }) => name).join(", ");
  throw new AppError("conflict", `Not as in the backup, so that nothing was changed: ${names}.`);
}

async function load(client: pg.ClientBase, backup: CheckedBackup, options: LoadOptions): Promise<string[]> {
  const onProgress = options.onProgress ?? (() => {});
  const { made, missing } = planMigrations(backup.header);
  await client.query(EMPTY_SCHEMA);
  await applyWithin(client, made);
  const put = await listPut(client);
  const names = backup.header.tables.map(({ name }) => `"${name}"`);
  for (const { drop } of put.toReversed()) await client.query(drop);
  for (const name of names) await client.query(`alter table ${name} disable trigger user`);
  // Migrations write a row here and there, and the backup has it.
  await client.query(`truncate ${names.join(", ")}`);
  await loadTables(client, backup, onProgress);
  onProgress(1, "checking");
  await requireSame(client, backup);
  await client.query("set local maintenance_work_mem = '256MB'");
  for (const { make } of put) await client.query(make);
  for (const name of names) await client.query(`alter table ${name} enable trigger user`);
  for (const [name, value] of Object.entries(backup.manifest.sequences))
    await client.query("select setval($1::regclass, $2::bigint)", [`"${name}"`, value]);
  await applyWithin(client, missing);
  await client.query("analyze");
  await options.beforeCommit?.();
  return missing.map(({ name }) => name);
}

/**
 * Makes the database at `url` what the backup says, in one transaction: all of it or nothing. Migrations that are newer than
 * the backup are applied to it.
 *
 * Throws AppError conflict, with nothing changed, when the database holds a shop and `replaces` is not given, when somebody
 * is connected to it, when the backup is of a newer version, and when what was loaded is not what was written.
 *
 * @returns the migrations that were applied on top
 */
export async function loadBackup(
  url: string,
  backup: CheckedBackup,
  options: LoadOptions = {},
): Promise<string[]> {
  planMigrations(backup.header);
  const client = await connectAlone(url, "work");
  try {
    await requireTarget(client, options.replaces ?? false);
    await client.query("begin");
    const migrated = await load(client, backup, options);
    await client.query("commit");
    await client.end();
    return migrated;
  } catch (error) {
    // An open transaction ends with its connection, and nothing of it stays.
    client.cut();
    throw error;
  }
}
