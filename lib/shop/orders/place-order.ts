import "server-only";
import { sayError, sendersLanguage } from "@/lib/platform/current-words";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { getSettings } from "@/lib/shop/settings/live-settings";
import { readFullCart, takeOrdered } from "@/lib/shop/cart/take-lines";
import { rememberFacts } from "@/lib/shop/interactions/session-cache";
import { announceShoppers } from "@/lib/shop/shoppers/shopper-news";
import { agreeOn, type Buyer, createOrder, findPlaced } from "./create-order";
import { lockForm } from "./lock-form";
import type { PlaceOrder } from "./schema";

export interface PlacedOrder {
  number: number;
}

/**
 * Orders what lies in the buyer's cart without paying for it: stock is taken, prices are those of this moment, the cart is
 * emptied and the purchases are recorded, all in one transaction or not at all. The same `key` again answers with the same order.
 * Throws AppError conflict when the cart is empty, when a line cannot be had (fields `lines.<product>`) or when the total
 * is not the one the shopper agreed to (field `total`).
 */
export async function placeOrder(input: PlaceOrder, buyer: Buyer): Promise<PlacedOrder> {
  // The first order of a process must not be charged what ships.
  await getSettings();
  const { order, purchases } = await inTransaction(async (db) => {
    await lockForm(db, input.key);
    const placed = await findPlaced(db, input, buyer);
    if (placed) return { order: placed, purchases: [] };
    const cart = await readFullCart(db, buyer.shopperId);
    if (!cart) throw new AppError("conflict", sayError("cartEmpty"));
    const agreement = await agreeOn(db, cart, input, buyer);
    await takeOrdered(db, buyer.shopperId, cart.lines);
    const details = { ...input, language: sendersLanguage() };
    const { number, purchases } = await createOrder(db, input.key, details, agreement, buyer);
    return { order: { number }, purchases };
  });
  rememberFacts(purchases);
  void announceShoppers([buyer.shopperId]);
  return order;
}
