import "server-only";
import { getDb } from "@/lib/platform/db/client";
import type { Money } from "@/lib/platform/money";
import type { Delivery } from "@/lib/shop/settings/deliveries";
import { type Actor, mayDo, requireRight } from "@/lib/shop/auth/actor";
import { type OrderState, stateOf } from "./order-state";
import { type Address, addressSchema, deliverySchema } from "./schema";

/** A line of an order, as the merchant sees it. */
export interface DetailLine {
  id: string;
  productId: number;
  sku: string;
  name: string;
  options: string;
  image: string;
  price: Money;
  quantity: number;
  /** Pieces of it that were refunded. */
  refunded: number;
  /** Whether it came from a list. */
  isRecommended: boolean;
}

/** Everything there is to know of an order. */
export interface OrderDetail {
  number: number;
  state: OrderState;
  placedAt: string;
  paidAt: string | null;
  shippedAt: string | null;
  closedAt: string | null;
  /** Null for whoever may not know the shop's customers. */
  customer: {
    name: string;
    email: string;
    address: Address;
    hasAccount: boolean;
    /** What they say of why they send it back. */
    returnReason: string | null;
  } | null;
  /** When they asked to send it back. */
  returnAskedAt: string | null;
  delivery: Delivery;
  subtotal: Money;
  /** What a code took off the products. */
  discount: Money;
  promoCode: string | null;
  shipping: Money;
  total: Money;
  refunded: Money;
  /** The payment online that it was placed by; null for one without. */
  payment: {
    provider: string;
    state: string;
    refunded: number;
    refundWanted: number;
    currency: string;
  } | null;
  lines: DetailLine[];
}

/** An order by its number, or null. Throws AppError unauthenticated or forbidden. */
export async function getOrderDetail(actor: Actor, number: number): Promise<OrderDetail | null> {
  requireRight(actor, "orders:read");
  const row = await getDb().order.findUnique({
    where: { number },
    include: {
      payments: {
        select: { provider: true, state: true, refunded: true, refundWanted: true, currency: true },
        take: 1,
      },
      items: { orderBy: { productId: "asc" }, include: { product: { select: { sku: true, image: true } } } },
    },
  });
  if (!row) return null;
  const money = (amount: number): Money => ({ amount, currency: row.currency });
  const { name, email } = row;
  const customer = {
    name,
    email,
    address: addressSchema.parse(row.address),
    hasAccount: row.userId !== null,
    returnReason: row.returnReason,
  };
  return {
    number,
    state: stateOf(row),
    placedAt: row.createdAt.toISOString(),
    paidAt: row.paidAt?.toISOString() ?? null,
    shippedAt: row.shippedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    customer: mayDo(actor, "customers:read") ? customer : null,
    returnAskedAt: row.returnAskedAt?.toISOString() ?? null,
    delivery: deliverySchema.parse(row.delivery),
    subtotal: money(row.subtotalAmount),
    discount: money(row.discountAmount),
    promoCode: row.promoCode,
    payment: row.payments[0] ?? null,
    shipping: money(row.shippingAmount),
    total: money(row.totalAmount),
    refunded: money(row.refundedAmount),
    lines: row.items.map(
      ({ id, productId, product, options, unitAmount, quantity, refunded, listId, ...item }) => ({
        id,
        productId,
        sku: product.sku,
        name: item.name,
        options,
        image: product.image,
        price: money(unitAmount),
        quantity,
        refunded,
        isRecommended: listId !== null,
      }),
    ),
  };
}
