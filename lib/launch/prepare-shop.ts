import { ensureAdmin } from "@/lib/shop/accounts/commands";
import { isAdminRevoked } from "@/lib/shop/accounts/queries";
import { systemClock } from "@/lib/platform/clock";
import { closeDb, getDb, getPool } from "@/lib/platform/db/client";
import { trainNow } from "@/lib/recommender/training/train-now";
import { getLiveModelId } from "@/lib/recommender/models/queries";
import { declineSample, isSampleDeclined } from "@/lib/data/sample/decline-sample";
import { loadSample } from "@/lib/data/sample/load-sample";
import { applyForgotten } from "@/lib/privacy/apply";
import { runStep } from "./steps";

export const ADMIN_EMAIL = "admin@aisle.local";

async function isShopEmpty(): Promise<boolean> {
  return (await getDb().product.findFirst({ select: { id: true } })) === null;
}

interface PrepareOptions {
  /** Whether the shop is to be the operator's own from the first moment. */
  isEmpty?: boolean;
  /** Whether the admin's password is this process's own, and not what the other machines of the shop know. */
  isPasswordOwn?: boolean;
}

/**
 * Does again what was erased after the moment a restored database is from, and fills an empty database with the sample shop
 * and trains a first model. Does nothing that is done already. A shop that was once started empty stays without the sample.
 *
 * @returns whether ADMIN_EMAIL opens the admin: it does until somebody takes that right from it
 */
export async function prepareShop(
  adminPassword: string,
  { isEmpty = false, isPasswordOwn = false }: PrepareOptions = {},
): Promise<{ isAdminOpen: boolean }> {
  // Before anybody is served: a database restored from before an erasure must not show what was erased.
  await applyForgotten("restore");
  const isAdminOpen = !(await isAdminRevoked(ADMIN_EMAIL));
  const admin = { email: ADMIN_EMAIL, password: adminPassword, isFirst: isPasswordOwn };
  if (isAdminOpen) await ensureAdmin(admin);
  if (isEmpty) await declineSample();
  const staysEmpty = (await isShopEmpty()) && (await isSampleDeclined());
  if (!staysEmpty && (await isShopEmpty())) {
    await runStep("Filling the shop with sample products and shoppers", (onProgress) =>
      loadSample(getPool("work"), { now: systemClock.now(), onProgress }),
    );
  }
  // Of nothing nothing can be learnt: the first night with interactions trains the first model.
  if (!staysEmpty && (await getLiveModelId()) === null) {
    await runStep("Training the first model", (onProgress) => trainNow({ actor: "first start", onProgress }));
  }
  await closeDb();
  return { isAdminOpen };
}
