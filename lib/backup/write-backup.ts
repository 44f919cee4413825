import "server-only";
import type { Writable } from "node:stream";
import type pg from "pg";
import { connectAlone } from "@/lib/platform/db/connect";
import { AppError } from "@/lib/platform/errors";
import type { OnProgress } from "@/lib/platform/progress";
import { ArchiveWriter, compress, requireZstd, sha256Of, Sum } from "./archive";
import { IN_ORDER, listTables, readApplied, readRows, readSequences } from "./describe";
import {
  type BackupTable,
  ENTRY,
  fileEntry,
  FORMAT,
  type Header,
  type Manifest,
  tableEntry,
  type TableSum,
} from "./format";
import type { KeptFile } from "./kept-files";

export interface BackupRequest {
  /** The database. */
  url: string;
  /** Files of the data folder that go with it. */
  files: readonly KeptFile[];
  hasSecrets: boolean;
  onProgress?: OnProgress;
  signal?: AbortSignal;
}

export interface WrittenBackup {
  header: Header;
  manifest: Manifest;
  /** Of the whole file. */
  bytes: number;
  /** Of all tables. */
  rows: number;
}

/** Pieces are cut when they are as long as this. */
const PIECE_BYTES = 4 * 2 ** 20;

const toDocument = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);

async function describe(client: pg.ClientBase, tables: BackupTable[], hasSecrets: boolean): Promise<Header> {
  const { rows } = await client.query<{ now: Date; server: string }>(
    "select now(), current_setting('server_version') as server",
  );
  const { now = new Date(), server = "" } = rows[0] ?? {};
  const migrations = await readApplied(client);
  return { format: FORMAT, madeAt: now.toISOString(), server, migrations, tables, hasSecrets };
}

/** Compresses one piece while the next is read: the archive gets them in their order. */
async function writeTable(
  client: pg.ClientBase,
  archive: ArchiveWriter,
  table: BackupTable,
): Promise<TableSum> {
  let waiting: Buffer[] = [];
  let length = 0;
  let number = 0;
  let before: Promise<void> = Promise.resolve();
  const cut = async () => {
    const [piece, place] = [Buffer.concat(waiting), ++number];
    [waiting, length] = [[], 0];
    const compressed = compress(piece);
    // Heard of when the next piece is cut, or at the end.
    compressed.catch(() => {});
    await before;
    before = compressed.then((bytes) => archive.add(tableEntry(table.name, place), bytes));
    before.catch(() => {});
  };
  const sum = await readRows(client, table, async (bytes) => {
    waiting.push(bytes);
    length += bytes.length;
    if (length >= PIECE_BYTES) await cut();
  });
  if (length > 0) await cut();
  await before;
  return sum;
}

async function writeFiles(archive: ArchiveWriter, files: readonly KeptFile[]): Promise<Manifest["files"]> {
  const kept: Manifest["files"] = {};
  for (const { path, bytes } of files) {
    const sum = new Sum();
    sum.add(bytes);
    await archive.add(fileEntry(path), await compress(bytes));
    kept[path] = sum.result();
  }
  return kept;
}

async function writeTables(
  client: pg.ClientBase,
  archive: ArchiveWriter,
  tables: readonly BackupTable[],
  { onProgress, signal }: BackupRequest,
): Promise<Manifest["tables"]> {
  const sums: Manifest["tables"] = {};
  for (const [i, table] of tables.entries()) {
    signal?.throwIfAborted();
    onProgress?.(i / tables.length, table.name);
    sums[table.name] = await writeTable(client, archive, table);
  }
  return sums;
}

async function writeSnapshot(
  client: pg.ClientBase,
  target: Writable,
  request: BackupRequest,
): Promise<WrittenBackup> {
  const tables = await listTables(client);
  if (tables.length === 0) throw new AppError("not_found", "There is no shop in this database.");
  await client.query(IN_ORDER);
  await client.query("begin isolation level repeatable read, read only");
  // Before the snapshot is taken: what a migration or a truncate does from now on waits for us.
  await client.query(`lock table ${tables.map(({ name }) => `"${name}"`).join(", ")} in access share mode`);
  const header = await describe(client, tables, request.hasSecrets);
  const archive = new ArchiveWriter(target, new Date(header.madeAt));
  try {
    const head = toDocument(header);
    await archive.add(ENTRY.header, head);
    const sums = await writeTables(client, archive, tables, request);
    const sequences = await readSequences(client);
    const files = await writeFiles(archive, request.files);
    const manifest: Manifest = { header: sha256Of(head), tables: sums, sequences, files };
    const tail = toDocument(manifest);
    await archive.add(ENTRY.manifest, tail);
    await archive.add(ENTRY.seal, Buffer.from(`${sha256Of(tail)}\n`));
    await archive.finish();
    await client.query("commit");
    const rows = Object.values(sums).reduce((total, sum) => total + sum.rows, 0);
    return { header, manifest, bytes: archive.bytes, rows };
  } catch (error) {
    archive.abort(error as Error);
    throw error;
  }
}

/**
 * Writes everything of a shop to `target` as it is at one moment, while it goes on being written to: all tables in one
 * snapshot, by COPY, so that no program of PostgreSQL's is needed. No more than a few megabytes are in memory.
 *
 * Throws AppError not_found when there is no shop, unavailable on a Node that is too old, and what `target` fails with.
 */
export async function writeBackup(target: Writable, request: BackupRequest): Promise<WrittenBackup> {
  requireZstd();
  const client = await connectAlone(request.url, "work");
  const cut = () => client.cut();
  request.signal?.addEventListener("abort", cut, { once: true });
  try {
    const written = await writeSnapshot(client, target, request);
    await client.end();
    return written;
  } catch (error) {
    // In the middle of its rows a connection is good for nothing else.
    client.cut();
    request.signal?.throwIfAborted();
    throw error;
  } finally {
    request.signal?.removeEventListener("abort", cut);
  }
}
