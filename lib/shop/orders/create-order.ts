import "server-only";
import { currentLanguage, sayError } from "@/lib/platform/current-words";
import type { Db } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { uuidv7 } from "@/lib/platform/ids";
import { formatMoney } from "@/lib/platform/money";
import type { Viewer } from "@/lib/shop/auth/viewer";
import { computeTotals, type Totals } from "@/lib/shop/cart/cart-math";
import { deliveryOffers, shippingRuleFor } from "@/lib/shop/cart/shipping";
import type { FullCart } from "@/lib/shop/cart/take-lines";
import type { Fact } from "@/lib/shop/interactions/facts";
import { recordFacts } from "@/lib/shop/interactions/record-facts";
import type { Visit } from "@/lib/shop/interactions/visit";
import { findPromo, type Promo } from "@/lib/shop/promos/find-promo";
import { promoProblem } from "@/lib/shop/promos/promo-math";
import { reserveStock, type ReservedLine } from "./reserve-stock";
import type { PlaceOrder } from "./schema";

export interface Buyer {
  shopperId: string;
  viewer: Pick<Viewer, "userId"> | null;
  /** Who the request came from; ourselves when left out. */
  visit?: Visit;
}

/** Whose an order is and where it goes. */
export interface OrderDetails extends Pick<PlaceOrder, "email" | "name" | "address" | "delivery"> {
  /** What the shopper is written to in; left out: that of the shop. */
  language?: string | null | undefined;
}

/** What is ordered at which price: its pieces are out of stock. */
export interface Agreement {
  lines: readonly ReservedLine[];
  totals: Totals;
  promo: Pick<Promo, "id" | "code"> | null;
}

/** Amounts are kept in 32 bits. */
const MAX_AMOUNT = 2 ** 31 - 1;

async function findAgreedPromo(
  db: Db,
  cart: FullCart,
  input: PlaceOrder,
  buyer: Buyer,
): Promise<Promo | null> {
  if (cart.promoCode === null) return null;
  const userId = buyer.viewer?.userId ?? null;
  const customer = { shopperId: buyer.shopperId, userId, email: input.email, checkoutId: input.key };
  try {
    return await findPromo(db, cart.promoCode, customer);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "conflict") throw error;
    const message = sayError("codeStops", { why: error.message });
    throw new AppError("conflict", message, { fields: [{ path: "promo", message }], cause: error });
  }
}

function assertAgreed({ total }: Totals, agreed: number): void {
  if (total.amount > MAX_AMOUNT) throw new AppError("conflict", sayError("tooLarge"));
  if (total.amount === agreed) return;
  const message = sayError("priceChanged", { total: formatMoney(total, currentLanguage()) });
  throw new AppError("conflict", message, { fields: [{ path: "total", message }] });
}

/**
 * Takes what lies in a cart out of stock at today's prices. Throws AppError conflict when a line cannot be had (fields
 * `lines.<product>`), when its code or its way of delivery does not hold any more (`promo`, `delivery`), or when the total is
 * not the one the shopper agreed to (`total`); then the transaction must be rolled back.
 */
export async function agreeOn(db: Db, cart: FullCart, input: PlaceOrder, buyer: Buyer): Promise<Agreement> {
  const promo = await findAgreedPromo(db, cart, input, buyer);
  const lines = await reserveStock(db, cart.lines);
  const currency = lines[0]?.price.currency ?? "";
  const { delivery = "standard" } = input;
  if (!deliveryOffers(currency).some(({ way }) => way === delivery)) {
    const message = sayError("notOffered");
    throw new AppError("conflict", message, { fields: [{ path: "delivery", message }] });
  }
  const totals = computeTotals(lines, currency, shippingRuleFor(currency), { delivery, promo });
  assertAgreed(totals, input.total);
  const isUsed = promo !== null && promoProblem(promo, totals.subtotal) === null;
  return { lines, totals, promo: isUsed ? promo : null };
}

/**
 * Throws AppError forbidden when the key was used by somebody else, conflict when it was used for another order; null when it
 * was used for none.
 */
export async function findPlaced(
  db: Db,
  { key, total }: Pick<PlaceOrder, "key" | "total">,
  buyer: Buyer,
): Promise<{ number: number } | null> {
  const order = await db.order.findUnique({
    where: { idempotencyKey: key },
    select: { number: true, shopperId: true, userId: true, totalAmount: true },
  });
  if (!order) return null;
  const mine =
    order.userId === null ? order.shopperId === buyer.shopperId : order.userId === buyer.viewer?.userId;
  if (!mine) throw new AppError("forbidden", sayError("otherOrder"));
  if (order.totalAmount !== total) {
    throw new AppError("conflict", sayError("placedAlready", { number: `${order.number}` }));
  }
  return { number: order.number };
}

/** Makes the order of an agreement and records its purchases. Returns what is to be remembered once it is committed. */
export async function createOrder(
  db: Db,
  key: string,
  details: OrderDetails,
  { lines, totals, promo }: Agreement,
  buyer: Buyer,
): Promise<{ id: string; number: number; purchases: Fact[] }> {
  const { subtotal, discount, shipping, total } = totals;
  const order = await db.order.create({
    data: {
      id: uuidv7(),
      idempotencyKey: key,
      shopperId: buyer.shopperId,
      userId: buyer.viewer?.userId ?? null,
      currency: total.currency,
      subtotalAmount: subtotal.amount,
      discountAmount: discount.amount,
      shippingAmount: shipping.amount,
      totalAmount: total.amount,
      promoId: promo?.id ?? null,
      promoCode: promo?.code ?? null,
      delivery: details.delivery ?? "standard",
      email: details.email,
      name: details.name,
      address: details.address,
      language: details.language ?? null,
    },
    select: { id: true, number: true },
  });
  return { ...order, purchases: await insertItems(db, order.id, buyer, lines) };
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
