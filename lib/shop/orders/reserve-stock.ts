import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { AppError, type FieldError } from "@/lib/platform/errors";
import { toPublicProductId } from "@/lib/platform/ids";
import type { Money } from "@/lib/platform/money";
import type { TakenLine } from "@/lib/shop/cart/take-lines";
import { lockProducts, type StockedProduct, takeStock } from "@/lib/shop/catalog/stock";

/** A line of the cart at the price of this moment, its stock reserved. */
export interface ReservedLine extends TakenLine {
  name: string;
  price: Money;
}

function problemOf({ name, price, stock, active }: StockedProduct, quantity: number, currency: string) {
  if (!active || price.currency !== currency) return `${name} is no longer available.`;
  if (stock <= 0) return `${name} has just sold out.`;
  if (stock < quantity) return `Only ${stock} of ${name} left.`;
  return null;
}

/**
 * Takes what an order wants out of stock, at prices read under the same lock. Throws AppError conflict with one field
 * (`lines.<product>`) per line that cannot be had; then the transaction must be rolled back.
 */
export async function reserveStock(db: Db, lines: readonly TakenLine[]): Promise<ReservedLine[]> {
  const products = await lockProducts(
    db,
    lines.map((line) => line.productId),
  );
  const wanted = lines.flatMap((line) => {
    const product = products.get(line.productId);
    return product ? [{ line, product }] : [];
  });
  const currency = wanted[0]?.product.price.currency ?? "";
  const fields = wanted.flatMap(({ line, product }): FieldError[] => {
    const message = problemOf(product, line.quantity, currency);
    return message === null ? [] : [{ path: `lines.${toPublicProductId(product.id)}`, message }];
  });
  if (fields.length > 0)
    throw new AppError("conflict", "Some of your cart has just become unavailable.", { fields });
  await takeStock(db, lines);
  return wanted.map(({ line: { productId, quantity, listId }, product: { name, price } }) => ({
    productId,
    quantity,
    listId,
    name,
    price,
  }));
}
