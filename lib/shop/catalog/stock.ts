import "server-only";
import type { Db } from "@/lib/platform/db/client";
import type { Money } from "@/lib/platform/money";
import { describeChoice } from "./variants";

/** A product as an order finds it. */
export interface StockedProduct {
  id: number;
  name: string;
  price: Money;
  stock: number;
  /** Whether the shop sells it. */
  active: boolean;
  /** Whether it is only sold as one of its variants. */
  hasVariants: boolean;
}

/**
 * Products as they are, locked until the transaction ends, and always in the order of their numbers: two orders cannot
 * block each other for good.
 */
export async function lockProducts(db: Db, ids: readonly number[]): Promise<Map<number, StockedProduct>> {
  const rows = await db.$queryRaw<(StockedProduct & { amount: number; currency: string })[]>`
    select id, name, price_amount as amount, currency, stock, status = 'active' as active,
           cardinality(option_names) > 0 as "hasVariants"
      from products where id = any(${[...ids]}::int[]) order by id for no key update`;
  return new Map(
    rows.map(({ id, name, amount, currency, stock, active, hasVariants }) => [
      id,
      { id, name, price: { amount, currency }, stock, active, hasVariants },
    ]),
  );
}

/** A variant of a locked product. */
export interface StockedVariant {
  id: number;
  productId: number;
  sku: string;
  /** `Size: M, Colour: Red`. */
  label: string;
  price: Money;
  stock: number;
  active: boolean;
}

/** Variants of products that are locked: whoever changes a variant locks its product first. */
export async function readVariants(db: Db, ids: readonly number[]): Promise<Map<number, StockedVariant>> {
  const rows = await db.productVariant.findMany({
    where: { id: { in: [...ids] } },
    include: { product: { select: { currency: true, optionNames: true } } },
  });
  return new Map(
    rows.map(({ id, productId, sku, optionValues, priceAmount, stock, status, product }) => [
      id,
      {
        id,
        productId,
        sku,
        label: describeChoice(product.optionNames, optionValues),
        price: { amount: priceAmount, currency: product.currency },
        stock,
        active: status === "active",
      },
    ]),
  );
}

/** Pieces wanted of a product or, with a number above 0, of one of its variants. */
export interface WantedPieces {
  productId: number;
  variantId: number;
  quantity: number;
}

/** Takes pieces of locked products out of stock. Throws when there are not as many: the caller has to have looked. */
export async function takeStock(db: Db, lines: readonly WantedPieces[]): Promise<void> {
  const ofVariants = lines.filter(({ variantId }) => variantId > 0);
  const variantIds = ofVariants.map((line) => line.variantId);
  const pieces = ofVariants.map((line) => line.quantity);
  const fromVariants = await db.$executeRaw`
    update product_variants v set stock = v.stock - l.quantity
      from unnest(${variantIds}::int[], ${pieces}::int[]) l (id, quantity)
     where v.id = l.id and v.stock >= l.quantity`;
  // A product with variants has as many pieces as they have together.
  const wanted = new Map<number, number>();
  for (const { productId, quantity } of lines) wanted.set(productId, (wanted.get(productId) ?? 0) + quantity);
  const ids = [...wanted.keys()];
  const quantities = [...wanted.values()];
  const fromProducts = await db.$executeRaw`
    update products p set stock = p.stock - l.quantity
      from unnest(${ids}::int[], ${quantities}::int[]) l (id, quantity)
     where p.id = l.id and p.stock >= l.quantity`;
  // The lock makes this impossible; selling what is not there would be worse than an error.
  if (fromVariants !== ofVariants.length || fromProducts !== wanted.size) {
    throw new Error("stock changed under its lock");
  }
}

/** Puts pieces of locked products back into stock. */
export async function giveBackStock(db: Db, lines: readonly WantedPieces[]): Promise<void> {
  const ofVariants = lines.filter(({ variantId }) => variantId > 0);
  const variantIds = ofVariants.map((line) => line.variantId);
  const pieces = ofVariants.map((line) => line.quantity);
  await db.$executeRaw`
    update product_variants v set stock = v.stock + l.quantity
      from unnest(${variantIds}::int[], ${pieces}::int[]) l (id, quantity) where v.id = l.id`;
  const ids = lines.map((line) => line.productId);
  const quantities = lines.map((line) => line.quantity);
  await db.$executeRaw`
    update products p set stock = p.stock + l.quantity
      from (select id, sum(quantity)::int as quantity from unnest(${ids}::int[], ${quantities}::int[]) l (id, quantity)
             group by id) l
     where p.id = l.id`;
}
