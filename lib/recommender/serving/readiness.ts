import "server-only";
import { z } from "zod";
import { getPool } from "@/lib/platform/db/client";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { withinDeadline } from "@/lib/platform/deadline";
import { getEngine } from "./engine";

const PATIENCE_MS = 2_000;

export const readinessSchema = z
  .object({
    ready: z.boolean(),
    database: z.enum(["ok", "away"]),
    migration: z
      .string()
      .nullable()
      .describe("The newest migration applied; null when one is missing or failed."),
    catalogue: z.object({ loaded: z.boolean(), products: z.int() }),
    model: z.object({
      serving: z.string().nullable(),
      refused: z.object({ id: z.string(), reason: z.string() }).nullable(),
    }),
  })
  .meta({ id: "Readiness" });
export type Readiness = z.infer<typeof readinessSchema>;

/**
 * Whether this process can serve: database reached, migrations applied, catalog in memory, model looked for. That there
 * is one is not needed: without it the lower rungs serve.
 */
export async function checkReadiness(): Promise<Readiness> {
  const engine = getEngine();
  const [migration, catalog] = await Promise.all([readMigration(), engine.catalog()]);
  const catalogue = { loaded: catalog.version > 0, products: catalog.byId.size };
  return {
    ready: Boolean(migration) && catalogue.loaded && engine.isWarm,
    database: migration === null ? "away" : "ok",
    migration: migration || null,
    catalogue,
    model: engine.modelState,
  };
}

/** Null when the database is away; empty when migrations are missing or stopped half way. */
async function readMigration(): Promise<string | null> {
  try {
    const query = getPool().query<{ newest: string | null; unfinished: boolean }>(
      `select max(migration_name) as newest, coalesce(bool_or(finished_at is null and rolled_back_at is null), false) as unfinished
         from _prisma_migrations`,
    );
    const result = await withinDeadline(query, PATIENCE_MS);
    const row = result?.rows[0];
    if (!row) return null;
    return row.unfinished ? "" : (row.newest ?? "");
  } catch (error) {
    getLog("health").warn({ error: messageOf(error) }, "not ready");
    // 42P01: the database answers, but has no tables yet.
    return (error as { code?: unknown }).code === "42P01" ? "" : null;
  }
}
