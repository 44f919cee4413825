import "server-only";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { toUnavailable } from "@/lib/platform/db/unavailable";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { getDb } from "@/lib/platform/db/client";
import type { ProductChange, ProductInput } from "./product-input";
import { codeOf } from "./read-draft";
import { type ProductRecord, readRecord, requireProductNumber } from "./product-record";
import { type Taken, takeProducts, writeCatalog } from "./take-products";

/** A product as it is now, and what was understood otherwise than said. */
export interface WrittenProduct {
  product: ProductRecord;
  notes: string[];
}

function requireTaken(taken: Taken | undefined): Exclude<Taken, { status: "rejected" }> {
  if (!taken || taken.status === "rejected")
    throw new AppError("invalid", `${taken?.message ?? "Nothing came"}.`);
  return taken;
}

/** What an order system says all day is not worth a line of the audit each time. */
const ROUTINE: ReadonlySet<string> = new Set(["price", "compareAt", "cost", "stock"]);

/**
 * Makes a product. Throws AppError conflict when its code is taken, invalid for what the catalogue does not take,
 * unauthenticated or forbidden.
 */
export async function createProduct(input: ProductInput, actor: Actor): Promise<WrittenProduct> {
  const by = requireRight(actor, "catalog:write");
  const sku = codeOf(input);
  const notes = await writeCatalog(async (client) => {
    const taken = requireTaken((await takeProducts(client, [input]))[0]);
    // Nothing of it stays: the transaction ends here.
    if (taken.status !== "created") throw new AppError("conflict", `There is a product ${sku} already.`);
    return taken.notes;
  });
  const product = await readRecord(await requireProductNumber(sku));
  await recordAudit(getDb(), { actor: by, action: "product.create", subject: product.sku });
  return { product, notes };
}

/** The code by which a product, or the variant the caller names, is changed. */
async function codeToChange(id: number, product: string): Promise<string> {
  const row = await getDb().product.findUnique({
    where: { id },
    select: { sku: true, variants: { select: { sku: true } } },
  });
  if (!row) throw new AppError("not_found", "There is no such product.");
  const named = product.normalize("NFC");
  const variant = row.variants.find(({ sku }) => sku.normalize("NFC") === named);
  return variant && row.sku.normalize("NFC") !== named ? variant.sku : row.sku;
}

/**
 * Changes what is said of a product, or of the variant whose code is given. Every process shows it within a second. Throws
 * AppError not_found, invalid, unauthenticated or forbidden.
 */
export async function changeProduct(
  product: string,
  change: ProductChange,
  actor: Actor,
): Promise<WrittenProduct> {
  const by = requireRight(actor, "catalog:write");
  const id = await requireProductNumber(product);
  const sku = await codeToChange(id, product);
  const taken = requireTaken((await writeCatalog((client) => takeProducts(client, [{ ...change, sku }])))[0]);
  const fields = Object.keys(change).filter((field) => !ROUTINE.has(field));
  if (taken.status === "updated" && fields.length > 0) {
    await recordAudit(getDb(), { actor: by, action: "product.change", subject: sku, detail: { fields } });
  }
  return { product: await readRecord(id), notes: taken.notes };
}

/**
 * Takes a product out of the catalogue for good. Throws AppError conflict for one that was sold, which orders speak of: that
 * can only be hidden; not_found, unauthenticated or forbidden.
 */
export async function deleteProduct(
  product: string,
  actor: Actor,
): Promise<{ product: string; deleted: true }> {
  const by = requireRight(actor, "catalog:write");
  const id = await requireProductNumber(product);
  return inTransaction(async (db) => {
    await db.$executeRaw`select from products where id = ${id} for update`;
    if ((await db.orderItem.count({ where: { productId: id } })) > 0) {
      throw new AppError("conflict", "This product was sold, and its orders speak of it. Hide it instead.");
    }
    const { count } = await db.product.deleteMany({ where: { id } });
    if (count === 0) throw new AppError("not_found", "There is no such product.");
    await recordAudit(db, { actor: by, action: "product.delete", subject: product });
    return { product, deleted: true } as const;
  }).catch((error: unknown) => {
    throw toUnavailable(error);
  });
}
