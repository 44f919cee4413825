import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { uuidv7 } from "@/lib/platform/ids";
import { formatMoney } from "@/lib/platform/money";
import { getSettings } from "@/lib/shop/settings/live-settings";
import type { Viewer } from "@/lib/shop/auth/viewer";
import { computeTotals, type Totals } from "@/lib/shop/cart/cart-math";
import { shippingRuleFor } from "@/lib/shop/cart/shipping";
import { takeLines } from "@/lib/shop/cart/take-lines";
import type { Fact } from "@/lib/shop/interactions/facts";
import { recordFacts } from "@/lib/shop/interactions/record-facts";
import { rememberFacts } from "@/lib/shop/interactions/session-cache";
import { announceShoppers } from "@/lib/shop/shoppers/shopper-news";
import type { Visit } from "@/lib/shop/interactions/visit";
import { reserveStock, type ReservedLine } from "./reserve-stock";
import type { PlaceOrder } from "./schema";

export interface Buyer {
  shopperId: string;
  viewer: Pick<Viewer, "userId"> | null;
  /** Who the request came from; ourselves when left out. */
  visit?: Visit;
}

export interface PlacedOrder {
  number: number;
}

/** Amounts are kept in 32 bits. */
const MAX_AMOUNT = 2 ** 31 - 1;

/**
 * Orders what lies in the buyer's cart: stock is taken, prices are those of this moment, the cart is emptied and the
 * purchases are recorded, all in one transaction or not at all. The same `key` again answers with the same order.
 * Throws AppError conflict when the cart is empty, when a line cannot be had (fields `lines.<product>`) or when the total
 * is not the one the shopper agreed to (field `total`).
 */
export async function placeOrder(input: PlaceOrder, buyer: Buyer): Promise<PlacedOrder> {
  // The first order of a process must not be charged what ships.
  await getSettings();
  const { order, purchases } = await inTransaction(async (db) => {
    // Two forms with one key, from wherever they are sent, come one after the other.
    await db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`order ${input.key}`}, 0))`;
    const placed = await findPlaced(db, input, buyer);
    if (placed) return { order: placed, purchases: [] };

    const taken = await takeLines(db, buyer.shopperId);
    const lines = await reserveStock(db, taken);
    const first = lines[0];
    if (!first) throw new AppError("conflict", "Your cart is empty.");
    const { currency } = first.price;
    const totals = computeTotals(lines, currency, shippingRuleFor(currency));
    assertAgreed(totals, input.total);

    const { id, number } = await insertOrder(db, input, buyer, totals);
    const purchases = await insertItems(db, id, buyer, lines);
    return { order: { number }, purchases };
  });
  rememberFacts(purchases);
  void announceShoppers([buyer.shopperId]);
  return order;
}

/** Throws AppError forbidden when the key was used by somebody else, conflict when it was used for another order. */
async function findPlaced(db: Db, { key, total }: PlaceOrder, buyer: Buyer): Promise<PlacedOrder | null> {
  const order = await db.order.findUnique({
    where: { idempotencyKey: key },
    select: { number: true, shopperId: true, userId: true, totalAmount: true },
  });
  if (!order) return null;
  const mine =
    order.userId === null ? order.shopperId === buyer.shopperId : order.userId === buyer.viewer?.userId;
  if (!mine)
    throw new AppError("forbidden", "This form belongs to another order. Please open the checkout anew.");
  if (order.totalAmount !== total) {
    throw new AppError(
      "conflict",
      `This form has placed order ${order.number} already. Please open the checkout anew.`,
    );
  }
  return { number: order.number };
}

function assertAgreed({ total }: Totals, agreed: number): void {
  if (total.amount > MAX_AMOUNT)
    throw new AppError("conflict", "This order is too large to be placed online.");
  if (total.amount === agreed) return;
  const message = `A price has changed: the total is now ${formatMoney(total)}. Please check it and order again.`;
  throw new AppError("conflict", message, { fields: [{ path: "total", message }] });
}

async function insertOrder(db: Db, input: PlaceOrder, buyer: Buyer, totals: Totals) {
  const { subtotal, shipping, total } = totals;
  return db.order.create({
    data: {
      id: uuidv7(),
      idempotencyKey: input.key,
      shopperId: buyer.shopperId,
      userId: buyer.viewer?.userId ?? null,
      currency: total.currency,
      subtotalAmount: subtotal.amount,
      shippingAmount: shipping.amount,
      totalAmount: total.amount,
      email: input.email,
      name: input.name,
      address: input.address,
    },
    select: { id: true, number: true },
  });
}

/** An order's line and the interaction it causes share one id: the purchase is recorded once, whoever records it. */
async function insertItems(
  db: Db,
  orderId: string,
  { shopperId, visit }: Buyer,
  lines: readonly ReservedLine[],
): Promise<Fact[]> {
  const items = lines.map((line) => ({ ...line, id: uuidv7() }));
  await db.orderItem.createMany({
    data: items.map(({ id, productId, variantId, name, options, price, quantity, listId }) => ({
      id,
      orderId,
      productId,
      variantId,
      name,
      options,
      unitAmount: price.amount,
      quantity,
      listId,
    })),
  });
  return recordFacts(
    db,
    shopperId,
    items.map(({ id, productId, quantity, listId }) => ({
      id,
      kind: "purchase",
      productId,
      quantity,
      listId,
    })),
    visit,
  );
}
