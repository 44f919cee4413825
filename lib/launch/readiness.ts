import "server-only";
import { z } from "zod";
import { isDraining } from "@/lib/platform/draining";
import { readSpace } from "@/lib/platform/free-space";
import { readNewestMigration } from "@/lib/platform/db/newest-migration";
import type { ApiRequest } from "@/lib/platform/http/api-request";
import { mayDo } from "@/lib/shop/auth/actor";
import { getRequestActor } from "@/lib/shop/auth/request-actor";
import { metricsCollector } from "@/lib/shop/auth/rights";
import { catalogRecalledFrom } from "@/lib/shop/catalog/live-catalog";
import { getSettings } from "@/lib/shop/settings/live-settings";
import { getEngine } from "@/lib/recommender/serving/engine";

/** What may be amiss with a process that serves all the same. */
const DEGRADED = ["database-away", "catalogue-from-disk", "model-refused", "disk-low"] as const;

const detailsSchema = z.object({
  degraded: z
    .array(z.enum(DEGRADED))
    .describe(
      "What is amiss, though it serves. database-away: from memory, and what has to be written is refused with 503. catalogue-from-disk: the process began without a database, and serves what the one before has kept.",
    ),
  draining: z.boolean().describe("It was told to end, and answers only what still comes in."),
  database: z.enum(["ok", "away"]),
  migration: z
    .string()
    .nullable()
    .describe("The newest migration applied; null when one is missing or failed, or the database is away."),
  catalogue: z.object({ loaded: z.boolean(), products: z.int() }),
  model: z.object({
    serving: z.string().nullable(),
    refused: z.object({ id: z.string(), reason: z.string() }).nullable(),
  }),
  disk: z
    .object({ freeMegabytes: z.int(), low: z.boolean() })
    .nullable()
    .describe("Of the embedded database; low: events are refused. null with a database of one's own."),
});

export const readinessSchema = detailsSchema
  .partial()
  .extend({ ready: z.boolean().describe("All that strangers are told.") })
  .meta({ id: "Readiness" });
export type Readiness = z.infer<typeof detailsSchema> & { ready: boolean };

function listDegraded({ database, model, disk }: Pick<Readiness, "database" | "model" | "disk">) {
  const is = {
    "database-away": database === "away",
    "catalogue-from-disk": catalogRecalledFrom() !== null,
    "model-refused": model.refused !== null,
    "disk-low": disk?.low ?? false,
  };
  return DEGRADED.filter((one) => is[one]);
}

/**
 * Whether this process can serve and is to: not told to end, catalog and settings in memory, model looked for, and no
 * migration missing as far as the database says. With the database away memory serves, so that an outage takes no process
 * away from a load balancer. That there is a model is not needed: without it the lower rungs serve.
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
  const isMigrated = migration.database === "away" || migration.name !== null;
  const model = { serving, refused };
  const { database } = migration;
  const disk = space && { freeMegabytes: Math.floor(space.free / 2 ** 20), low: space.isLow };
  return {
    ready: !draining && isMigrated && catalogue.loaded && engine.isWarm,
    degraded: listDegraded({ database, model, disk }),
    draining,
    database,
    migration: migration.name,
    catalogue,
    model,
    disk,
  };
}

/** Whether more than yes or no is for whoever asks: who collects the metrics, and who may see models. */
export async function mayReadDetails(request: ApiRequest): Promise<boolean> {
  const { headers } = request;
  if (!headers.has("authorization") && headers.get("cookie") === null) return false;
  const collects = await metricsCollector.admit(request, {}).then(
    () => true,
    () => false,
  );
  // Whom nobody knows, also because the database is away, is a stranger.
  return collects || mayDo(await getRequestActor(request).catch(() => null), "models:read");
}
