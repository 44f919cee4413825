import { ensureAdmin } from "@/lib/shop/accounts/commands";
import { isAdminRevoked } from "@/lib/shop/accounts/queries";
import { systemClock } from "@/lib/platform/clock";
import { closeDb, getDb, getPool } from "@/lib/platform/db/client";
import { trainNow } from "@/lib/recommender/training/train-now";
import { getLiveModelId } from "@/lib/recommender/models/queries";
import { loadSample } from "@/lib/data/sample/load-sample";
import { applyForgotten } from "@/lib/privacy/apply";
import { runStep } from "./steps";

export const ADMIN_EMAIL = "admin@aisle.local";

async function isShopEmpty(): Promise<boolean> {
  return (await getDb().product.findFirst({ select: { id: true } })) === null;
}

/**
 * Does again what was erased after the moment a restored database is from, and fills an empty database with the sample shop and trains a first model. Does nothing that is done already.
 *
 * @returns whether ADMIN_EMAIL opens the admin: it does until somebody takes that right from it
 */
export async function prepareShop(adminPassword: string): Promise<{ isAdminOpen: boolean }> {
  // Before anybody is served: a database restored from before an erasure must not show what was erased.
  await applyForgotten("restore");
  const isAdminOpen = !(await isAdminRevoked(ADMIN_EMAIL));
  if (isAdminOpen) await ensureAdmin({ email: ADMIN_EMAIL, password: adminPassword });
  if (await isShopEmpty()) {
    await runStep("Filling the shop with sample products and shoppers", (onProgress) =>
      loadSample(getPool("work"), { now: systemClock.now(), onProgress }),
    );
  }
  if ((await getLiveModelId()) === null) {
    await runStep("Training the first model", (onProgress) => trainNow({ actor: "first start", onProgress }));
  }
  await closeDb();
  return { isAdminOpen };
}
