import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { toPublicProductId } from "@/lib/platform/ids";
import type { Money } from "@/lib/platform/money";
import type { Buyer } from "./place-order";
import { type Address, addressSchema } from "./schema";

export interface OrderLine {
  /** Public id. */
  product: string;
  name: string;
  slug: string;
  image: string;
  price: Money;
  quantity: number;
  total: Money;
  /** Whether it can be bought again now. */
  inStock: boolean;
}

/** `cancelled` and `returned` orders earn nothing and have given their stock back. */
export type OrderStatus = "placed" | "cancelled" | "returned";

export interface Order {
  number: number;
  placedAt: Date;
  status: OrderStatus;
  email: string;
  name: string;
  address: Address;
  subtotal: Money;
  shipping: Money;
  total: Money;
  lines: OrderLine[];
}

const selection = {
  number: true,
  createdAt: true,
  status: true,
  email: true,
  name: true,
  address: true,
  currency: true,
  subtotalAmount: true,
  shippingAmount: true,
  totalAmount: true,
  items: {
    orderBy: { productId: "asc" },
    select: {
      productId: true,
      name: true,
      unitAmount: true,
      quantity: true,
      product: { select: { slug: true, image: true, stock: true, status: true } },
    },
  },
} as const;

type Row = Awaited<ReturnType<typeof findRows>>[number];

function findRows(where: object, take: number) {
  return getDb().order.findMany({ where, take, select: selection, orderBy: { number: "desc" } });
}

function toOrder(row: Row): Order {
  const money = (amount: number): Money => ({ amount, currency: row.currency });
  return {
    number: row.number,
    placedAt: row.createdAt,
    status: row.status,
    email: row.email,
    name: row.name,
    address: addressSchema.parse(row.address),
    subtotal: money(row.subtotalAmount),
    shipping: money(row.shippingAmount),
    total: money(row.totalAmount),
    lines: row.items.map(({ productId, name, unitAmount, quantity, product }) => ({
      product: toPublicProductId(productId),
      name,
      slug: product.slug,
      image: product.image,
      price: money(unitAmount),
      quantity,
      total: money(unitAmount * quantity),
      inStock: product.status === "active" && product.stock > 0,
    })),
  };
}

/**
 * The order with this number when it is the buyer's, else null. An account's order needs its account: a browser that was
 * signed in once may not look. One without an account belongs to the browser it was placed from.
 */
export async function getOrder(number: number, buyer: Partial<Buyer>): Promise<Order | null> {
  const owners = [
    ...(buyer.viewer ? [{ userId: buyer.viewer.userId }] : []),
    ...(buyer.shopperId ? [{ userId: null, shopperId: buyer.shopperId }] : []),
  ];
  if (owners.length === 0) return null;
  const [row] = await findRows({ number, OR: owners }, 1);
  return row ? toOrder(row) : null;
}

/** An account's orders, newest first, `limit` at a time. `before` is the `next` of the page before, null after the last. */
export async function listOrders(
  userId: string,
  { before, limit = 10 }: { before?: number; limit?: number } = {},
): Promise<{ orders: Order[]; next: number | null }> {
  const where = { userId, ...(before === undefined ? {} : { number: { lt: before } }) };
  const rows = await findRows(where, limit + 1);
  const orders = rows.slice(0, limit).map(toOrder);
  return { orders, next: rows.length > limit ? (orders.at(-1)?.number ?? null) : null };
}
