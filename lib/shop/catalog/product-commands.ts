import "server-only";
import { pictureUrl } from "@/lib/data/pictures/picture-url";
import { cleanDescription } from "@/lib/platform/clean-words";
import type { Db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { chooseSlug, requireCategory, requireFreeCodes, requireReduction } from "./product-checks";
import type { NewProduct, ProductChange } from "./product-input";
import { settleVariants } from "./settle-variants";
import { changeVariants } from "./variant-commands";

/** A picture that is drawn where nobody has given one. */
async function pictureFor(
  db: Db,
  { name, sku, categoryId }: { name: string; sku: string; categoryId: number },
) {
  const category = await db.category.findUnique({ where: { id: categoryId }, select: { name: true } });
  return pictureUrl({ name, sku, category: category?.name ?? "" });
}

const describe = (given: string) => {
  const { text, html } = cleanDescription(given);
  return { description: text, descriptionHtml: html };
};

/**
 * Puts a product into the catalogue. Returns its number. Throws AppError unauthenticated, forbidden, invalid, or conflict
 * when a code is taken.
 */
export async function createProduct(input: NewProduct, actor: Actor): Promise<{ id: number; slug: string }> {
  const by = requireRight(actor, "catalog:write");
  const { sku, name, price, compareAt, variants, optionNames } = input;
  requireReduction(price, compareAt);
  return inTransaction(async (db) => {
    await requireCategory(db, input.categoryId);
    await requireFreeCodes(db, [{ sku, path: "sku" }]);
    const slug = await chooseSlug(db, name, sku);
    const { id } = await db.product.create({
      data: {
        sku,
        slug,
        name,
        ...describe(input.description),
        brand: input.brand,
        categoryId: input.categoryId,
        attributes: input.attributes,
        priceAmount: price,
        compareAtAmount: compareAt,
        costAmount: input.cost,
        currency: input.currency,
        stock: input.stock,
        status: input.status,
        image: input.image === "" ? await pictureFor(db, input) : input.image,
        gallery: input.gallery,
        optionNames,
      },
      select: { id: true },
    });
    if (variants.length > 0) {
      await changeVariants(db, { id, optionNames }, variants);
      await settleVariants(db, [id]);
    }
    await recordAudit(db, { actor: by, action: "product.create", subject: sku, detail: { name } });
    return { id, slug };
  });
}

interface LockedProduct {
  id: number;
  sku: string;
  name: string;
  price: number;
  compareAt: number | null;
  categoryId: number;
  stock: number;
  optionNames: string[];
  updatedAt: Date;
}

async function lockProduct(db: Db, id: number): Promise<LockedProduct> {
  const [found] = await db.$queryRaw<LockedProduct[]>`
    select id, sku, name, price_amount as price, compare_at_amount as "compareAt", category_id as "categoryId", stock,
           option_names as "optionNames", updated_at as "updatedAt"
      from products where id = ${id} for no key update`;
  if (!found) throw new AppError("not_found", "There is no such product.");
  return found;
}

/** Throws AppError conflict when the product is not as whoever changes it saw it. */
function requireUnchanged({ updatedAt }: LockedProduct, seen: string | undefined): void {
  if (seen === undefined || updatedAt.toISOString() === new Date(seen).toISOString()) return;
  const message =
    "Somebody else has changed this product meanwhile. Open it anew to see how it is now: nothing of yours was saved.";
  throw new AppError("conflict", message);
}

async function toData(
  db: Db,
  change: ProductChange,
  before: LockedProduct,
): Promise<Prisma.ProductUpdateInput> {
  const { name, description, brand, price, compareAt, cost, status, image, gallery, attributes } = change;
  const stock = change.stock ?? (change.stockBy === undefined ? undefined : before.stock + change.stockBy);
  const drawn = {
    sku: before.sku,
    name: name ?? before.name,
    categoryId: change.categoryId ?? before.categoryId,
  };
  return {
    name,
    ...(description === undefined ? {} : describe(description)),
    brand,
    priceAmount: price,
    compareAtAmount: compareAt,
    costAmount: cost,
    stock: stock === undefined ? undefined : Math.max(0, stock),
    status,
    image: image === "" ? await pictureFor(db, drawn) : image,
    gallery,
    attributes,
    optionNames: change.optionNames,
    category: change.categoryId === undefined ? undefined : { connect: { id: change.categoryId } },
    updatedAt: new Date(),
  };
}

/** What was said, without the texts themselves: those may be long. */
function namesOf({ seen: _, variants, ...change }: ProductChange): string[] {
  const names = Object.entries(change).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  return variants === undefined ? names : [...names, "variants"];
}

/**
 * Changes a product. Throws AppError unauthenticated, forbidden, not_found, invalid, or conflict when it was changed since
 * `seen`, or a code is taken.
 */
export async function changeProduct(id: number, change: ProductChange, actor: Actor): Promise<void> {
  const by = requireRight(actor, "catalog:write");
  await inTransaction(async (db) => {
    const before = await lockProduct(db, id);
    requireUnchanged(before, change.seen);
    if (change.categoryId !== undefined) await requireCategory(db, change.categoryId);
    if (change.price !== undefined || change.compareAt !== undefined) {
      const compareAt = change.compareAt === undefined ? before.compareAt : change.compareAt;
      requireReduction(change.price ?? before.price, compareAt);
    }
    await db.product.update({ where: { id }, data: await toData(db, change, before), select: { id: true } });
    if (change.variants || change.optionNames) {
      const optionNames = change.optionNames ?? before.optionNames;
      await changeVariants(db, { id, optionNames }, change.variants ?? []);
      await settleVariants(db, [id]);
    }
    const detail = {
      changed: namesOf(change),
      ...(change.price === undefined ? {} : priceChange(before, change)),
    };
    await recordAudit(db, { actor: by, action: "product.change", subject: before.sku, detail });
  });
}

const priceChange = ({ price: from }: LockedProduct, { price: to }: ProductChange) => ({
  price: { from, to: to ?? from },
});
