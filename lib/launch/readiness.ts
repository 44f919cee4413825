import "server-only";
import { z } from "zod";
import { readNewestMigration } from "@/lib/platform/db/newest-migration";
import { getSettings } from "@/lib/shop/settings/live-settings";
import { getEngine } from "@/lib/recommender/serving/engine";

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
 * Whether this process can serve: database reached, migrations applied, catalog and settings in memory, model looked for. That there
 * is one is not needed: without it the lower rungs serve.
 */
export async function checkReadiness(): Promise<Readiness> {
  const engine = getEngine();
  const [migration, catalog] = await Promise.all([readNewestMigration(), engine.catalog(), getSettings()]);
  const { serving, refused } = engine.modelState;
  const catalogue = { loaded: catalog.version > 0, products: catalog.byId.size };
  return {
    ready: migration.name !== null && catalogue.loaded && engine.isWarm,
    database: migration.database,
    migration: migration.name,
    catalogue,
    model: { serving, refused },
  };
}
