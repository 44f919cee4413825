import "server-only";
import { sayError } from "@/lib/platform/current-words";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parsePublicProductId } from "@/lib/platform/ids";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import type { Cart } from "@/lib/shop/cart/cart";
import { addSetToCart } from "@/lib/shop/cart/commands";
import type { AddedSet } from "@/lib/shop/cart/set";
import type { Visit } from "@/lib/shop/interactions/visit";
import { closeAs } from "./close-order";
import type { Buyer } from "./create-order";
import { canReturn } from "./order-state";
import { getOrder, getOrderByKey, type Order, readOrder } from "./queries";

/** Whoever asks about an order of their own: by the browser or the account it was placed from, or by the key of its letter. */
export interface OrderOwner extends Partial<Buyer> {
  key?: string | undefined;
}

/** What the audit calls a shopper: it names nobody. */
const THE_SHOPPER = "the shopper";

const noOrder = (number: number) =>
  new AppError("not_found", sayError("notYourOrder", { number: `${number}` }));

/** The order when it is theirs, else null. */
export async function findOwnOrder(number: number, owner: OrderOwner): Promise<Order | null> {
  const byKey = owner.key === undefined ? null : await getOrderByKey(number, owner.key);
  return byKey ?? getOrder(number, owner);
}

/** The order with this number and this e-mail address. Throws AppError not_found for every other pair alike. */
export async function findByEmail(number: number, email: string): Promise<Order> {
  const order = await readOrder({ number });
  if (order?.email === email) return order;
  throw new AppError("not_found", sayError("noSuchPair"));
}

/**
 * Cancels an order for whoever placed it, while it is not on its way: its stock is there again, and what was paid goes back.
 * Doing it again changes nothing. Throws AppError not_found, or conflict once it is sent.
 */
export async function cancelOwnOrder(number: number, owner: OrderOwner): Promise<void> {
  const order = await findOwnOrder(number, owner);
  if (!order) throw noOrder(number);
  await inTransaction(async (db) => {
    const rows = await db.$queryRaw<{ isShipped: boolean }[]>`
      select shipped_at is not null as "isShipped" from orders where number = ${number} for update`;
    if (rows[0]?.isShipped) throw new AppError("conflict", sayError("onItsWay"));
    await closeAs(db, number, "cancelled", THE_SHOPPER);
  });
}

/**
 * Asks the merchant to take an order back. Asking again changes nothing. Throws AppError not_found, or conflict for an order that is
 * not sent yet or does not stand.
 */
export async function askReturn(number: number, reason: string, owner: OrderOwner): Promise<void> {
  const order = await findOwnOrder(number, owner);
  if (!order) throw noOrder(number);
  if (order.returnAskedAt !== null && order.status === "placed") return;
  if (!canReturn(order)) throw new AppError("conflict", sayError("noReturn"));
  await inTransaction(async (db) => {
    await db.order.updateMany({
      where: { number, returnAskedAt: null },
      data: { returnAskedAt: new Date(), returnReason: reason },
    });
    await recordAudit(db, { actor: THE_SHOPPER, action: "order.ask-return", subject: `${number}` });
  });
}

/**
 * Puts what an order was of into the cart again, as many pieces of each; what cannot be had is named. The same click sent twice
 * adds once. Throws AppError not_found, or conflict when nothing can be had.
 */
export async function buyAgain(
  number: number,
  owner: OrderOwner,
  into: { shopperId: string; interaction: string; visit?: Visit },
): Promise<AddedSet & { cart: Cart }> {
  const order = await findOwnOrder(number, owner);
  if (!order) throw noOrder(number);
  const pieces = order.lines.flatMap(({ product, variant, quantity }) => {
    const id = parsePublicProductId(product);
    return id === null ? [] : [{ product: id, variant: variant ?? undefined, quantity }];
  });
  return addSetToCart(into.shopperId, { pieces, interaction: into.interaction }, into.visit);
}
