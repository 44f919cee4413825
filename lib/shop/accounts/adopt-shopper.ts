import "server-only";
import { inTransaction } from "@/lib/platform/db/transaction";
import { mergeCarts } from "@/lib/shop/cart/merge-carts";
import { moveInteractions } from "@/lib/shop/interactions/move-interactions";
import { claimOrders } from "@/lib/shop/orders/claim-orders";
import { bindShopperToUser, setConsent } from "@/lib/shop/shoppers/commands";
import { resolveShopper } from "@/lib/shop/shoppers/queries";

/**
 * Called at sign-in: the browser's shopper and the account become one, with their histories, carts and orders, in one
 * transaction or not at all. Doing it again changes nothing.
 *
 * @returns the account's shopper, for the cookie
 */
export async function adoptShopper(shopperId: string, userId: string): Promise<string> {
  return inTransaction(async (db, client) => {
    const before = await resolveShopper(shopperId, client);
    const canonical = await bindShopperToUser(db, shopperId, userId);
    // What another account left in this browser stays with that account, as its history does.
    if (before.userId === null || before.userId === userId) {
      await moveInteractions(db, shopperId, canonical);
      await mergeCarts(db, shopperId, canonical);
      await claimOrders(db, shopperId, canonical, userId);
    }
    // Whoever said no in this browser has not said yes by signing in.
    if (!before.consent) await setConsent(canonical, false, db);
    return canonical;
  });
}
