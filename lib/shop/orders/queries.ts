import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { toPublicProductId } from "@/lib/platform/ids";
import type { Money } from "@/lib/platform/money";
import type { Delivery } from "@/lib/shop/settings/deliveries";
import type { ProductStatus } from "@/lib/shop/catalog/product-status";
import type { Buyer } from "./create-order";
import { type OrderState, stateOf } from "./order-state";
import { isOrderKey } from "./order-key";
import { type Address, addressSchema, deliverySchema } from "./schema";

export interface OrderLine {
  /** Public id. */
  product: string;
  /** The code of the variant that was ordered, while the shop has it. */
  variant: string | null;
  name: string;
  /** What was chosen, in the words of that day; empty for a product without options. */
  options: string;
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
  /** How far it is, as the shopper is told. */
  state: OrderState;
  delivery: Delivery;
  /** What its shopper is written to in; null: that of the shop. */
  language: string | null;
  subtotal: Money;
  /** What a code took off the goods. */
  discount: Money;
  promoCode: string | null;
  shipping: Money;
  total: Money;
  /** What was given back of the total. */
  refunded: Money;
  paidAt: Date | null;
  shippedAt: Date | null;
  /** When the shopper asked to send it back. */
  returnAskedAt: Date | null;
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
  discountAmount: true,
  shippingAmount: true,
  totalAmount: true,
  refundedAmount: true,
  promoCode: true,
  delivery: true,
  language: true,
  paidAt: true,
  shippedAt: true,
  returnAskedAt: true,
  items: {
    orderBy: { productId: "asc" },
    select: {
      productId: true,
      variantId: true,
      name: true,
      options: true,
      unitAmount: true,
      quantity: true,
      product: {
        select: { slug: true, image: true, stock: true, status: true, optionNames: true },
      },
    },
  },
} as const;

type Row = Awaited<ReturnType<typeof findRows>>[number];

function findRows(where: object, take: number) {
  return getDb().order.findMany({ where, take, select: selection, orderBy: { number: "desc" } });
}

type Item = Row["items"][number];

interface VariantNow {
  id: number;
  sku: string;
  image: string;
  stock: number;
  status: ProductStatus;
}

/** The variants that orders speak of, as they are now. */
async function findVariants(rows: readonly Row[]): Promise<Map<number, VariantNow>> {
  const ids = rows.flatMap(({ items }) => items.map(({ variantId }) => variantId)).filter((id) => id > 0);
  if (ids.length === 0) return new Map();
  const found = await getDb().productVariant.findMany({
    where: { id: { in: ids } },
    select: { id: true, sku: true, image: true, stock: true, status: true },
  });
  return new Map(found.map((variant) => [variant.id, variant]));
}

/** Whether a line can be bought again now. */
function isInStock({ product, variantId }: Item, variant: VariantNow | undefined): boolean {
  if (product.status !== "active") return false;
  if (variantId > 0) return variant?.status === "active" && variant.stock > 0;
  return product.stock > 0 && product.optionNames.length === 0;
}

function toLine(item: Item, variant: VariantNow | undefined, money: (amount: number) => Money): OrderLine {
  const { productId, name, options, unitAmount, quantity, product } = item;
  return {
    product: toPublicProductId(productId),
    variant: variant?.sku ?? null,
    name,
    options,
    slug: product.slug,
    image: variant?.image || product.image,
    price: money(unitAmount),
    quantity,
    total: money(unitAmount * quantity),
    inStock: isInStock(item, variant),
  };
}

function toOrder(row: Row, variants: ReadonlyMap<number, VariantNow>): Order {
  const money = (amount: number): Money => ({ amount, currency: row.currency });
  return {
    number: row.number,
    placedAt: row.createdAt,
    status: row.status,
    email: row.email,
    name: row.name,
    address: addressSchema.parse(row.address),
    state: stateOf(row),
    delivery: deliverySchema.parse(row.delivery),
    language: row.language,
    paidAt: row.paidAt,
    shippedAt: row.shippedAt,
    returnAskedAt: row.returnAskedAt,
    promoCode: row.promoCode,
    subtotal: money(row.subtotalAmount),
    discount: money(row.discountAmount),
    shipping: money(row.shippingAmount),
    total: money(row.totalAmount),
    refunded: money(row.refundedAmount),
    lines: row.items.map((item) => toLine(item, variants.get(item.variantId), money)),
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
  return row ? toOrder(row, await findVariants([row])) : null;
}

/** The order, whoever asks. Only for what has asked for the right to it, or writes to the shopper themselves. */
export async function readOrder(which: { id: string } | { number: number }): Promise<Order | null> {
  const [row] = await findRows(which, 1);
  return row ? toOrder(row, await findVariants([row])) : null;
}

/** The order with this number when the key is its own, as its letter has it; else null. */
export async function getOrderByKey(number: number, key: string): Promise<Order | null> {
  const order = await readOrder({ number });
  return order && isOrderKey(order, key) ? order : null;
}

/** An account's orders, newest first, `limit` at a time. `before` is the `next` of the page before, null after the last. */
export async function listOrders(
  userId: string,
  { before, limit = 10 }: { before?: number; limit?: number } = {},
): Promise<{ orders: Order[]; next: number | null }> {
  const where = { userId, ...(before === undefined ? {} : { number: { lt: before } }) };
  const rows = await findRows(where, limit + 1);
  const variants = await findVariants(rows);
  const orders = rows.slice(0, limit).map((row) => toOrder(row, variants));
  return { orders, next: rows.length > limit ? (orders.at(-1)?.number ?? null) : null };
}
