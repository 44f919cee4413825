import "server-only";
import { mergeCarts } from "@/lib/shop/cart/merge-carts";
import { claimOrders } from "@/lib/shop/orders/claim-orders";
import { bindShopperToUser, setConsent } from "@/lib/shop/shoppers/commands";
import { resolveShopper } from "@/lib/shop/shoppers/queries";

/**
 * Called at sign-in: the browser's shopper and the account become one, with their histories, carts and orders.
 *
 * @returns the account's shopper, for the cookie
 */
export async function adoptShopper(shopperId: string, userId: string): Promise<string> {
  const before = await resolveShopper(shopperId);
  const canonical = await bindShopperToUser(shopperId, userId);
  // What another account left in this browser stays with that account, as its history does.
  // One's own is looked at again, because an earlier sign-in may have been cut short after the binding.
  if (before.userId === null || before.userId === userId) {
    await mergeCarts(shopperId, canonical);
    await claimOrders(shopperId, canonical, userId);
  }
  // Whoever said no in this browser has not said yes by signing in.
  if (!before.consent) await setConsent(canonical, false);
  return canonical;
}
