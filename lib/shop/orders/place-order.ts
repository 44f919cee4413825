import "server-only";
import type pg from "pg";
import type { Viewer } from "@/lib/shop/auth/viewer";
import { computeTotals, type Totals } from "@/lib/shop/cart/cart-math";
import { recordFacts } from "@/lib/shop/interactions/record-facts";
import { shippingRuleFor } from "@/lib/shop/cart/shipping";
import { getPool } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { uuidv7 } from "@/lib/platform/ids";
import type { Fact } from "@/lib/shop/interactions/facts";
import { rememberFacts } from "@/lib/shop/interactions/session-cache";
import { formatMoney } from "@/lib/platform/money";
import { reserveStock, type ReservedLine } from "./reserve-stock";
import type { PlaceOrder } from "./schema";

export interface Buyer {
  shopperId: string;
  viewer: Pick<Viewer, "userId"> | null;
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
  const { order, purchases } = await inTransaction(getPool(), async (client) => {
    // Two forms with one key, from wherever they are sent, come one after the other.
    await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`order ${input.key}`]);
    const placed = await findPlaced(client, input, buyer);
    if (placed) return { order: placed, purchases: [] };

    const cartId = await lockCart(client, buyer.shopperId);
    const lines = cartId === null ? [] : await reserveStock(client, cartId);
    const first = lines[0];
    if (!first) throw new AppError("conflict", "Your cart is empty.");
    const { currency } = first.price;
    const totals = computeTotals(lines, currency, shippingRuleFor(currency));
    assertAgreed(totals, input.total);

    const order = await insertOrder(client, input, buyer, totals);
    const purchases = await insertItems(client, order.id, buyer.shopperId, lines);
    await client.query("delete from cart_items where cart_id = $1", [cartId]);
    return { order: { number: order.number }, purchases };
  });
  rememberFacts(purchases);
  return order;
}

/** Throws AppError forbidden when the key was used by somebody else, conflict when it was used for another order. */
async function findPlaced(
  client: pg.ClientBase,
  { key, total }: PlaceOrder,
  buyer: Buyer,
): Promise<PlacedOrder | null> {
  const { rows } = await client.query<{
    number: number;
    shopperId: string;
    userId: string | null;
    total: number;
  }>(
    `select number, shopper_id as "shopperId", user_id as "userId", total_amount as total
       from orders where idempotency_key = $1`,
    [key],
  );
  const order = rows[0];
  if (!order) return null;
  const mine =
    order.userId === null ? order.shopperId === buyer.shopperId : order.userId === buyer.viewer?.userId;
  if (!mine)
    throw new AppError("forbidden", "This form belongs to another order. Please open the checkout anew.");
  if (order.total !== total) {
    throw new AppError(
      "conflict",
      `This form has placed order ${order.number} already. Please open the checkout anew.`,
    );
  }
  return { number: order.number };
}

async function lockCart(client: pg.ClientBase, shopperId: string): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>(
    "select id from carts where shopper_id = $1 for update",
    [shopperId],
  );
  return rows[0]?.id ?? null;
}

function assertAgreed({ total }: Totals, agreed: number): void {
  if (total.amount > MAX_AMOUNT)
    throw new AppError("conflict", "This order is too large to be placed online.");
  if (total.amount === agreed) return;
  const message = `A price has changed: the total is now ${formatMoney(total)}. Please check it and order again.`;
  throw new AppError("conflict", message, { fields: [{ path: "total", message }] });
}

async function insertOrder(client: pg.ClientBase, input: PlaceOrder, buyer: Buyer, totals: Totals) {
  const id = uuidv7();
  const { subtotal, shipping, total } = totals;
  const { rows } = await client.query<{ number: number }>(
    `insert into orders (id, idempotency_key, shopper_id, user_id, currency, subtotal_amount, shipping_amount,
                         total_amount, email, name, address)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning number`,
    [
      id,
      input.key,
      buyer.shopperId,
      buyer.viewer?.userId ?? null,
      total.currency,
      subtotal.amount,
      shipping.amount,
      total.amount,
      input.email,
      input.name,
      JSON.stringify(input.address),
    ],
  );
  const number = rows[0]?.number;
  if (number === undefined) throw new Error("the order was not stored");
  return { id, number };
}

/** An order's line and the interaction it causes share one id: the purchase is recorded once, whoever records it. */
async function insertItems(
  client: pg.ClientBase,
  orderId: string,
  shopperId: string,
  lines: readonly ReservedLine[],
): Promise<Fact[]> {
  const items = lines.map((line) => ({ ...line, id: uuidv7() }));
  await client.query(
    `insert into order_items (id, order_id, product_id, name, unit_amount, quantity, list_id)
     select i.id, $1, i.product, i.name, i.amount, i.quantity, i.list
       from unnest($2::uuid[], $3::int[], $4::text[], $5::int[], $6::int[], $7::uuid[])
            i (id, product, name, amount, quantity, list)`,
    [
      orderId,
      items.map((item) => item.id),
      items.map((item) => item.productId),
      items.map((item) => item.name),
      items.map((item) => item.price.amount),
      items.map((item) => item.quantity),
      items.map((item) => item.listId),
    ],
  );
  return recordFacts(
    client,
    shopperId,
    items.map(({ id, productId, quantity, listId }) => ({
      id,
      kind: "purchase",
      productId,
      quantity,
      listId,
    })),
  );
}
