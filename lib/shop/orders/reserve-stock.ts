import "server-only";
import { sayError } from "@/lib/platform/current-words";
import type { Db } from "@/lib/platform/db/client";
import { AppError, type FieldError } from "@/lib/platform/errors";
import { toPublicProductId } from "@/lib/platform/ids";
import type { Money } from "@/lib/platform/money";
import type { TakenLine } from "@/lib/shop/cart/take-lines";
import {
  lockProducts,
  readVariants,
  type StockedProduct,
  type StockedVariant,
  takeStock,
} from "@/lib/shop/catalog/stock";

/** A line of the cart at the price of this moment, its stock reserved. */
export interface ReservedLine extends TakenLine {
  name: string;
  /** What was chosen: `Size: M`; empty for a product without options. */
  options: string;
  price: Money;
}

/** A line and what can be had of it. */
interface Wanted {
  line: TakenLine;
  product: StockedProduct;
  variant: StockedVariant | null;
}

/** What is ordered: the product, or the variant in its place. */
function toStocked({ line, product, variant }: Wanted): StockedProduct {
  if (variant === null)
    return line.variantId > 0 || product.hasVariants ? { ...product, active: false } : product;
  const { price, stock, label } = variant;
  const active = product.active && variant.active && variant.productId === product.id;
  return { ...product, name: `${product.name} (${label})`, price, stock, active };
}

function pathOf({ product, variant }: Wanted): string {
  const line = `lines.${toPublicProductId(product.id)}`;
  return variant ? `${line}.${variant.sku}` : line;
}

function problemOf({ name, price, stock, active }: StockedProduct, quantity: number, currency: string) {
  if (!active || price.currency !== currency) return sayError("goneProduct", { name });
  if (stock <= 0) return sayError("soldOutProduct", { name });
  if (stock < quantity) return sayError("onlyLeftOf", { stock, name });
  return null;
}

/**
 * Takes what an order wants out of stock, at prices read under the same lock. Throws AppError conflict with one field
 * (`lines.<product>`, of a variant `lines.<product>.<code>`) per line that cannot be had; then the transaction must be rolled back.
 */
export async function reserveStock(db: Db, lines: readonly TakenLine[]): Promise<ReservedLine[]> {
  const products = await lockProducts(
    db,
    lines.map((line) => line.productId),
  );
  const variants = await readVariants(
    db,
    lines.map((line) => line.variantId),
  );
  const wanted = lines.flatMap((line): Wanted[] => {
    const product = products.get(line.productId);
    return product ? [{ line, product, variant: variants.get(line.variantId) ?? null }] : [];
  });
  const currency = wanted[0]?.product.price.currency ?? "";
  const fields = wanted.flatMap((one): FieldError[] => {
    const message = problemOf(toStocked(one), one.line.quantity, currency);
    return message === null ? [] : [{ path: pathOf(one), message }];
  });
  if (fields.length > 0) throw new AppError("conflict", sayError("goneOfCart"), { fields });
  await takeStock(db, lines);
  return wanted.map(({ line, product, variant }) => ({
    ...line,
    name: product.name,
    options: variant?.label ?? "",
    price: variant?.price ?? product.price,
  }));
}
