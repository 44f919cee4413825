import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { parsePublicProductId } from "@/lib/platform/ids";
import { chooseFree, toSlug } from "@/lib/platform/slug";

/** An error about one field of a product, as its form shows it. */
export function fieldError(code: "invalid" | "conflict", path: string, message: string): AppError {
  return new AppError(code, message, { fields: [{ path, message }] });
}

/** Throws AppError invalid unless a former price is higher than the price. */
export function requireReduction(price: number, compareAt: number | null, path = "compareAt"): void {
  if (compareAt !== null && compareAt <= price)
    throw fieldError("invalid", path, "The former price must be higher than the price, or empty.");
}

/** Throws AppError invalid when there is no such category. */
export async function requireCategory(db: Db, id: number): Promise<void> {
  const found = await db.category.findUnique({ where: { id }, select: { id: true } });
  if (!found) throw fieldError("invalid", "categoryId", "There is no such category.");
}

/** Throws AppError conflict when a code is another product's or variant's, or what other programs call another product. */
export async function requireFreeCodes(
  db: Db,
  codes: readonly { sku: string; path: string }[],
  { ownProduct = 0, ownVariants = [] }: { ownProduct?: number; ownVariants?: readonly number[] } = {},
): Promise<void> {
  const skus = codes.map(({ sku }) => sku);
  const twice = codes.find(({ sku }, i) => skus.indexOf(sku) !== i);
  if (twice) throw fieldError("conflict", twice.path, `The code ${twice.sku} is given twice.`);
  const numbers = skus.flatMap((sku) => parsePublicProductId(sku) ?? []);
  const [products, variants] = await Promise.all([
    db.product.findMany({
      where: { OR: [{ sku: { in: skus } }, { id: { in: numbers } }], id: { not: ownProduct } },
      select: { id: true, sku: true },
    }),
    db.productVariant.findMany({
      where: { sku: { in: skus }, id: { notIn: [...ownVariants] } },
      select: { sku: true },
    }),
  ]);
  const taken = new Set([
    ...products.flatMap(({ id, sku }) => [sku, `prd_${id}`]),
    ...variants.map(({ sku }) => sku),
  ]);
  const clash = codes.find(({ sku }) => taken.has(sku));
  if (clash) throw fieldError("conflict", clash.path, `Another product has the code ${clash.sku}.`);
}

/** A free address for a product of this name. */
export async function chooseSlug(db: Db, name: string, sku: string): Promise<string> {
  const own = toSlug(name) || toSlug(sku) || "product";
  const rows = await db.product.findMany({
    where: { slug: { startsWith: own } },
    select: { slug: true },
  });
  const taken = new Set(rows.map(({ slug }) => slug));
  const code = toSlug(sku);
  return chooseFree([own, ...(code === "" ? [] : [`${own}-${code}`])], (slug) => taken.has(slug));
}
