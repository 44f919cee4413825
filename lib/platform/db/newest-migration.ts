import "server-only";
import { withinDeadline } from "@/lib/platform/deadline";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { getPool } from "./client";

const PATIENCE_MS = 2_000;
/** PostgreSQL's code for a table that is not there. */
const UNDEFINED_TABLE = "42P01";

/** The database as far as its migrations tell: `name` is null where one is missing or stopped half way. */
export type MigrationState = { database: "away"; name: null } | { database: "ok"; name: string | null };

/** The newest migration the database has. Waits two seconds for an answer; never rejects. */
export async function readNewestMigration(): Promise<MigrationState> {
  try {
    const query = getPool().query<{ newest: string | null; unfinished: boolean }>(
      `select max(migration_name) as newest, coalesce(bool_or(finished_at is null and rolled_back_at is null), false) as unfinished
         from _prisma_migrations`,
    );
    const result = await withinDeadline(query, PATIENCE_MS);
    const row = result?.rows[0];
    if (!row) return { database: "away", name: null };
    return { database: "ok", name: row.unfinished ? null : row.newest };
  } catch (error) {
    getLog("health").warn({ error: messageOf(error) }, "cannot ask for the migrations");
    const answers = (error as { code?: unknown }).code === UNDEFINED_TABLE;
    return { database: answers ? "ok" : "away", name: null };
  }
}
