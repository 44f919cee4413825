import "server-only";
import { z } from "zod";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { mergeCarts } from "@/lib/shop/cart/merge-carts";
import { moveInteractions } from "@/lib/shop/interactions/move-interactions";
import { claimOrders } from "@/lib/shop/orders/claim-orders";
import { noteMerge, noteMergedChoice } from "./merges";
import { claimExternalId, ensureShopper, setConsent } from "@/lib/shop/shoppers/commands";
import { MAX_EXTERNAL_ID, readShopperReference } from "@/lib/shop/shoppers/external-id";
import { findReference } from "@/lib/shop/shoppers/external-shoppers";
import { resolveShopper } from "@/lib/shop/shoppers/queries";

const externalId = z
  .string()
  .max(MAX_EXTERNAL_ID)
  .transform((text, { addIssue }) => {
    const reference = readShopperReference(text);
    if (reference.type === "external") return reference.externalId;
    addIssue(reference.type === "own" ? "is a shopper id of this shop" : "names nobody");
    return z.NEVER;
  })
  .describe("What your own system calls the shopper.");

export const externalIdBodySchema = z.object({ externalId }).meta({ id: "ExternalId" });

/**
 * Another system's id means this shopper from now on, and the account the shopper belongs to: what was recorded or
 * imported under it before goes over to them, in one transaction. Doing it again changes nothing. Throws AppError
 * not_found for an external id in place of the shopper that nobody has used, conflict when the id is another account's.
 *
 * @param reference the shopper, by our id or by another external id
 */
export async function linkExternalId(reference: string, given: string, actor: Actor): Promise<void> {
  const name = requireRight(actor, "shoppers:write");
  const shopperId = await findReference(reference);
  if (shopperId === null) throw new AppError("not_found", "There is no such shopper.");
  // A shopper imported before external ids were kept is found by it from now on.
  await findReference(given);
  await inTransaction(async (db, client) => {
    await ensureShopper(db, shopperId);
    const shopper = await resolveShopper(shopperId, client);
    const former = await claimExternalId(db, shopper, given);
    if (former === null) return;
    const noted = await noteMerge(db, { kind: "external-id", from: former, into: shopper.id, actor: name });
    await moveInteractions(db, former.id, shopper.id);
    await mergeCarts(db, former.id, shopper.id);
    if (shopper.userId !== null) await claimOrders(db, former.id, shopper.id, shopper.userId);
    const { consent: personalisation, analytics } = former;
    if (!personalisation || !analytics) await setConsent(shopper.id, { personalisation, analytics }, db);
    await noteMergedChoice(db, noted);
  });
}
