import "server-only";
import { getDb } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import type { Money } from "@/lib/platform/money";
import { daySpan, type TableRows, type TableState, type TableWindow } from "@/lib/platform/table-query";
import { type Actor, mayDo, requireRight } from "@/lib/shop/auth/actor";
import { type OrderState, stateOf } from "./order-state";

/** One order in the merchant's list. */
export interface OrderLineUp {
  number: number;
  /** ISO 8601. */
  placedAt: string;
  state: OrderState;
  /** Null for whoever may not know the shop's customers. */
  name: string | null;
  email: string | null;
  lines: number;
  units: number;
  total: Money;
  /** Of the total. */
  refunded: Money;
}

/** What stands and is neither paid nor shipped is `placed`, and so on. */
const STATES: Readonly<Record<string, Prisma.OrderWhereInput>> = {
  placed: { status: "placed", paidAt: null, shippedAt: null },
  paid: { status: "placed", paidAt: { not: null }, shippedAt: null },
  shipped: { status: "placed", shippedAt: { not: null } },
  cancelled: { status: "cancelled" },
  returned: { status: "returned" },
  refunded: { refundedAmount: { gt: 0 } },
};

/** Customers are looked for only by those who may know them. */
function whereOf(
  { q, state, from, to, email }: TableState["filters"],
  mayKnow: boolean,
): Prisma.OrderWhereInput {
  const contains = { contains: q, mode: "insensitive" } as const;
  const number = q !== undefined && /^\d{1,9}$/.test(q) ? Number(q) : undefined;
  const places: Prisma.OrderWhereInput[] = [
    ...(number === undefined ? [] : [{ number }]),
    ...(mayKnow ? [{ name: contains }, { email: contains }] : []),
  ];
  return {
    ...(state === undefined ? {} : STATES[state]),
    createdAt: daySpan(from, to),
    email: mayKnow ? email : undefined,
    // Nothing to look in finds nothing.
    OR: q === undefined ? undefined : places,
  };
}

/** The shop's orders, as filtered. Throws AppError unauthenticated or forbidden. */
export async function listOrderLines(
  actor: Actor,
  { sort, filters }: TableState,
  { skip, take }: TableWindow,
): Promise<TableRows<OrderLineUp>> {
  requireRight(actor, "orders:read");
  const mayKnow = mayDo(actor, "customers:read");
  const where = whereOf(filters, mayKnow);
  const order = sort.down ? "desc" : "asc";
  const [rows, total] = await Promise.all([
    getDb().order.findMany({
      where,
      skip,
      take,
      orderBy: [{ [sort.by === "total" ? "totalAmount" : "number"]: order }, { number: "desc" }],
      select: {
        number: true,
        createdAt: true,
        status: true,
        paidAt: true,
        shippedAt: true,
        name: true,
        email: true,
        currency: true,
        totalAmount: true,
        refundedAmount: true,
        items: { select: { quantity: true } },
      },
    }),
    getDb().order.count({ where }),
  ]);
  return {
    rows: rows.map((row) => ({
      number: row.number,
      placedAt: row.createdAt.toISOString(),
      state: stateOf(row),
      name: mayKnow ? row.name : null,
      email: mayKnow ? row.email : null,
      lines: row.items.length,
      units: row.items.reduce((sum, { quantity }) => sum + quantity, 0),
      total: { amount: row.totalAmount, currency: row.currency },
      refunded: { amount: row.refundedAmount, currency: row.currency },
    })),
    total,
  };
}
