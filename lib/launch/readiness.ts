import "server-only";
import { z } from "zod";
import { isDraining } from "@/lib/platform/draining";
import { readSpace } from "@/lib/platform/free-space";
import { readNewestMigration } from "@/lib/platform/db/newest-migration";
import { getSettings } from "@/lib/shop/settings/live-settings";
import { getEngine } from "@/lib/recommender/serving/engine";

export const readinessSchema = z
  .object({
    ready: z.boolean(),
    draining: z.boolean().describe("It was told to end, and answers only what still comes in."),
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
    disk: z
      .object({ freeMegabytes: z.int(), low: z.boolean() })
      .nullable()
      .describe("Of the embedded database; low: events are refused. null with a database of one's own."),
  })
  .meta({ id: "Readiness" });
export type Readiness = z.infer<typeof readinessSchema>;

/**
 * Whether this process can serve and is to: not told to end, database reached, migrations applied, catalog and settings in memory, model looked for. That there
 * is one is not needed: without it the lower rungs serve.
 */
export async function checkReadiness(): Promise<Readiness> {
  const engine = getEngine();
  const [migration, catalog, space] = await Promise.all([
    readNewestMigration(),
    engine.catalog(),
    readSpace(),
    getSettings(),
  ]);
  const { serving, refused } = engine.modelState;
  const catalogue = { loaded: catalog.version > 0, products: catalog.byId.size };
  const draining = isDraining();
  return {
    ready: !draining && migration.name !== null && catalogue.loaded && engine.isWarm,
    draining,
    database: migration.database,
    migration: migration.name,
    catalogue,
    model: { serving, refused },
    disk: space && { freeMegabytes: Math.floor(space.free / 2 ** 20), low: space.isLow },
  };
}
