import "server-only";
import { sayError, sendersLanguage } from "@/lib/platform/current-words";
import { getDb } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { uuidv7 } from "@/lib/platform/ids";
import type { NewStockNotice } from "./schema";

/** So many products one address may wait for: nobody's letter box is to be filled by somebody else. */
const MOST_OF_AN_ADDRESS = 30;

/**
 * Keeps that somebody wants to be told when a product that is sold out can be had again. Asking twice is asking once.
 * Throws AppError not_found for a product that is not for sale, conflict when it can be had, or when the address waits for
 * too many.
 */
export async function askForNotice(
  { product, variant, email }: NewStockNotice,
  shopperId: string,
): Promise<void> {
  const db = getDb();
  const found = await db.product.findFirst({
    where: { id: product, status: "active" },
    select: { stock: true, variants: { where: { status: "active" }, select: { sku: true, stock: true } } },
  });
  if (!found) throw new AppError("not_found", sayError("notForSale"));
  const wanted = found.variants.find(({ sku }) => sku === variant);
  if (variant !== "" && !wanted) throw new AppError("not_found", sayError("choiceNotForSale"));
  if ((wanted ?? found).stock > 0) throw new AppError("conflict", sayError("backAlready"));
  if ((await db.stockNotice.count({ where: { email } })) >= MOST_OF_AN_ADDRESS) {
    throw new AppError("conflict", sayError("tooManyNotices"));
  }
  const language = sendersLanguage();
  const data = { id: uuidv7(), productId: product, sku: variant, email, shopperId, language };
  await db.stockNotice.createMany({ data, skipDuplicates: true });
}
