import "server-only";
import { sayError, sendersLanguage } from "@/lib/platform/current-words";
import type { Db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { uuidv7 } from "@/lib/platform/ids";
import { readFullCart } from "@/lib/shop/cart/take-lines";
import { giveBackStock, lockProducts } from "@/lib/shop/catalog/stock";
import { agreeOn, type Agreement, type Buyer, findPlaced } from "@/lib/shop/orders/create-order";
import { lockForm } from "@/lib/shop/orders/lock-form";
import type { PlaceOrder } from "@/lib/shop/orders/schema";
import { endCheckout, enterCheckout } from "@/lib/shop/payments/checkout-rows";
import {
  abandonPayments,
  enterPayment,
  isBeingAnswered,
  PAYMENT_COLUMNS,
  type PaymentRow,
} from "@/lib/shop/payments/payment-rows";
import type { ProviderName } from "@/lib/shop/payments/contract/provider";
import { ensureShopper } from "@/lib/shop/shoppers/commands";
import type { CheckoutForm } from "./checkout-form";

/** What comes of a form that is sent. */
export type Held =
  /** It has placed an order already. */
  | { kind: "ordered"; number: number }
  /** The same form was sent twice, and the first is being paid for. */
  | { kind: "waiting"; paymentId: string }
  /** Its pieces are kept, and a payment is to be begun. */
  | { kind: "held"; payment: PaymentRow };

interface Hold {
  provider: ProviderName;
  /** So long the provider may take to answer, in milliseconds. */
  answerMs: number;
  /** So long the pieces are kept, in minutes. */
  minutes: number;
}

/** Locks the shopper's checkouts that hold something, with their payments. */
async function lockOpen(db: Db, shopperId: string, key: string) {
  await db.$queryRaw`
    select id from checkouts
     where (shopper_id = ${shopperId}::uuid and state = 'open') or id = ${key}::uuid order by id for update`;
  return db.checkout.findMany({
    where: { OR: [{ shopperId, state: "open" }, { id: key }] },
    select: {
      id: true,
      shopperId: true,
      state: true,
      lines: { select: { productId: true, variantId: true, quantity: true } },
      payments: { select: PAYMENT_COLUMNS },
    },
  });
}
type OpenCheckout = Awaited<ReturnType<typeof lockOpen>>[number];

/** Puts the pieces of open checkouts back into stock. Their products are locked. */
export async function letGo(db: Db, checkouts: readonly Pick<OpenCheckout, "id" | "lines">[]): Promise<void> {
  await giveBackStock(
    db,
    checkouts.flatMap(({ lines }) => lines),
  );
  for (const { id } of checkouts) {
    await endCheckout(db, id, "released");
    await abandonPayments(db, { checkoutId: id });
  }
}

function findWaiting(checkouts: readonly OpenCheckout[], key: string): PaymentRow | undefined {
  const answered = checkouts.flatMap(({ payments }) => payments).find((payment) => isBeingAnswered(payment));
  if (answered && answered.checkoutId !== key) throw new AppError("conflict", sayError("beingPaid"));
  return answered;
}

async function keepHeld(
  db: Db,
  input: PlaceOrder,
  buyer: Buyer,
  { lines, totals, promo }: Agreement,
  { provider, answerMs, minutes }: Hold,
): Promise<PaymentRow> {
  const { key: id, email, name, address, delivery } = input;
  const { visit, viewer } = buyer;
  const form: CheckoutForm = {
    email,
    name,
    address,
    delivery: delivery ?? "standard",
    language: sendersLanguage(),
    visit,
  };
  const { currency, amount } = totals.total;
  const checkout = {
    shopperId: buyer.shopperId,
    userId: viewer?.userId ?? null,
    state: "open" as const,
    form: form as unknown as Prisma.InputJsonObject,
    currency,
    subtotalAmount: totals.subtotal.amount,
    discountAmount: totals.discount.amount,
    shippingAmount: totals.shipping.amount,
    totalAmount: amount,
    promoId: promo?.id ?? null,
    heldUntil: new Date(Date.now() + minutes * 60_000),
  };
  await enterCheckout(db, {
    id,
    checkout,
    lines: lines.map(({ productId, variantId, quantity, listId, name, options, price }) => ({
      productId,
      variantId,
      quantity,
      listId,
      name,
      options,
      unitAmount: price.amount,
    })),
  });
  const answerBy = new Date(Date.now() + answerMs);
  const payment = { id: uuidv7(), checkoutId: id, provider, amount, currency, answerBy };
  // Whoever waits for the answer has the first word about it.
  const lookAt = new Date(answerBy.getTime() + answerMs);
  return enterPayment(db, { ...payment, lookAt });
}

/**
 * Takes what lies in the buyer's cart out of stock for as long as it is paid for, at the total they have agreed to, and begins
 * to keep a payment. Sent again, the form lets go of what it held before and holds what is in the cart now; so does another
 * form of the same shopper: of one cart never more than one order can come. Throws as placeOrder does, and AppError conflict
 * while another form is being paid for.
 */
export async function holdCheckout(input: PlaceOrder, buyer: Buyer, hold: Hold): Promise<Held> {
  return inTransaction(async (db): Promise<Held> => {
    await lockForm(db, input.key);
    const placed = await findPlaced(db, input, buyer);
    if (placed) return { kind: "ordered", number: placed.number };
    await ensureShopper(db, buyer.shopperId);
    const cart = await readFullCart(db, buyer.shopperId);
    const checkouts = await lockOpen(db, buyer.shopperId, input.key);
    if (checkouts.some(({ id, shopperId }) => id === input.key && shopperId !== buyer.shopperId))
      throw new AppError("forbidden", sayError("otherOrder"));
    const waiting = findWaiting(checkouts, input.key);
    if (waiting) return { kind: "waiting", paymentId: waiting.id };
    if (!cart) throw new AppError("conflict", sayError("cartEmpty"));
    // All at once: two forms that hold each other's products cannot block each other for good.
    const held = checkouts.filter(({ state }) => state === "open");
    const products = [...held.flatMap(({ lines }) => lines), ...cart.lines];
    await lockProducts(
      db,
      products.map(({ productId }) => productId),
    );
    await letGo(db, held);
    const agreement = await agreeOn(db, cart, input, buyer);
    return { kind: "held", payment: await keepHeld(db, input, buyer, agreement, hold) };
  });
}
