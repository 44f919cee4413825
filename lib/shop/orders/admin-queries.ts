import "server-only";
import { getDb } from "@/lib/platform/db/client";
import type { Money } from "@/lib/platform/money";
import { assertAdmin, type Viewer } from "@/lib/shop/auth/viewer";
import type { OrderStatus } from "./queries";

/** One order in the admin's list. */
export interface OrderSummary {
  number: number;
  placedAt: Date;
  status: OrderStatus;
  name: string;
  lines: number;
  units: number;
  /** Order lines without shipping: what the order earns. */
  subtotal: Money;
  total: Money;
}

export interface OrderPage {
  orders: OrderSummary[];
  /** Give it as `before` for the next page; null after the last. */
  older: number | null;
}

const PAGE = 50;

/** The shop's orders, newest first. Throws AppError unauthenticated or forbidden unless `viewer` is an admin. */
export async function getOrderPage(viewer: Viewer | null, before: number | null): Promise<OrderPage> {
  assertAdmin(viewer);
  const rows = await getDb().order.findMany({
    where: before === null ? {} : { number: { lt: before } },
    orderBy: { number: "desc" },
    take: PAGE + 1,
    select: {
      number: true,
      createdAt: true,
      status: true,
      name: true,
      currency: true,
      subtotalAmount: true,
      totalAmount: true,
      items: { select: { quantity: true } },
    },
  });
  const orders = rows
    .slice(0, PAGE)
    .map(({ number, createdAt, status, name, currency, items, ...amounts }) => ({
      number,
      placedAt: createdAt,
      status,
      name,
      lines: items.length,
      units: items.reduce((sum, { quantity }) => sum + quantity, 0),
      subtotal: { amount: amounts.subtotalAmount, currency },
      total: { amount: amounts.totalAmount, currency },
    }));
  return { orders, older: rows.length > PAGE ? (orders.at(-1)?.number ?? null) : null };
}
