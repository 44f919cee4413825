import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type pg from "pg";
import { connectAlone } from "@/lib/platform/db/connect";
import { AppError, messageOf } from "@/lib/platform/errors";
import { ADVISORY_LOCK } from "./advisory-locks";

export interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the file, as Prisma records it. */
  checksum: string;
}

const PATIENCE_MS = 10_000;

/** Prisma's own table, so that its command line stays usable on this database. */
const TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

/** The migrations in `folder` (prisma/migrations), in the order of their names. */
export function readMigrations(folder = path.resolve("prisma/migrations")): Migration[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = fs.readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/** Applies a migration in the caller's transaction and notes it. Throws AppError conflict with its name. */
async function runMigration(client: pg.ClientBase, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
  } catch (error) {
    const message = `Migration ${name} failed and was rolled back: ${messageOf(error)}`;
    throw new AppError("conflict", message, { cause: error });
  }
}

/**
 * Applies migrations in the caller's transaction, in their order: for whoever makes a database as a whole, all of it or
 * nothing, with `foldEnums` before. Throws AppError conflict when one fails.
 */
export async function applyWithin(client: pg.ClientBase, migrations: readonly Migration[]): Promise<void> {
  await client.query(TABLE);
  for (const one of migrations) await runMigration(client, one);
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("begin");
  try {
    await runMigration(client, migration);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

async function connect(url: string): Promise<pg.Client> {
  try {
    return await connectAlone(url, "work", PATIENCE_MS);
  } catch (error) {
    const { hostname, port, pathname } = new URL(url);
    const where = `${pathname.slice(1)} on ${hostname}:${port || 5432}`;
    const message = `The database ${where} cannot be opened: ${messageOf(error)}. DATABASE_URL says which one to use.`;
    throw new AppError("unavailable", message, { cause: error });
  }
}

/**
 * Applies what is missing, each migration in one transaction, one process at a time. Returns the names applied.
 * Throws AppError unavailable when the database cannot be opened, and conflict when an applied migration was edited
 * afterwards or one failed.
 */
export async function migrate(url: string, migrations = readMigrations()): Promise<string[]> {
  const client = await connect(url);
  try {
    await client.query("select pg_advisory_lock($1)", [ADVISORY_LOCK.migrations]);
    await client.query(TABLE);
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      "select migration_name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null",
    );
    const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    const edited = migrations.find((one) => applied.has(one.name) && applied.get(one.name) !== one.checksum);
    if (edited)
      throw new AppError(
        "conflict",
        `This database was made with another text of migration ${edited.name}, which was changed after it had been applied. ` +
          "Add a new migration instead, or start with an empty database (another AISLE_DATA).",
      );
    const missing = migrations.filter((one) => !applied.has(one.name));
    for (const one of missing) await applyOne(client, one);
    return missing.map((one) => one.name);
  } finally {
    await client.end();
  }
}
