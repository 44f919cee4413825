import "server-only";
import { sayAccountError } from "@/lib/shop/auth/say-account-error";
import { z } from "zod";
import { cleanText } from "@/lib/platform/clean-text";
import { type Db, getDb } from "@/lib/platform/db/client";
import { toUnavailable } from "@/lib/platform/db/unavailable";
import { AppError } from "@/lib/platform/errors";
import { toPublicProductId } from "@/lib/platform/ids";
import { resolveProductIds } from "@/lib/shop/catalog/resolve-products";
import { announceShoppers } from "@/lib/shop/shoppers/shopper-news";

/** More than that nobody switches off by hand. */
const MOST_OFF = 1_000;

export const influenceSchema = z.strictObject({
  product: cleanText(64).describe("Product id or stock-keeping code."),
  on: z.boolean().describe("false: recommendations are made as if the shopper had never met it."),
});

export const influencesSchema = z
  .object({ off: z.array(z.string()).describe("Products that are switched off, the latest first.") })
  .meta({ id: "Influences" });
export type Influences = z.infer<typeof influencesSchema>;

/** What a canonical shopper has switched off. */
export async function listInfluences(shopperId: string): Promise<Influences> {
  try {
    const rows = await getDb().switchedOffInfluence.findMany({
      where: { shopperId },
      orderBy: [{ at: "desc" }, { productId: "asc" }],
      select: { productId: true },
    });
    return { off: rows.map(({ productId }) => toPublicProductId(productId)) };
  } catch (error) {
    throw toUnavailable(error);
  }
}

/**
 * Switches a product of a canonical shopper's past off for recommendations, or on again; what was recorded stays. Throws
 * AppError not_found for an unknown product, conflict when too many are off already.
 */
export async function setInfluence(
  shopperId: string,
  { product, on }: z.output<typeof influenceSchema>,
): Promise<Influences> {
  try {
    const productId = (await resolveProductIds([product])).get(product);
    if (productId === undefined) throw new AppError("not_found", sayAccountError("noProduct"));
    const db = getDb();
    if (on) await db.switchedOffInfluence.deleteMany({ where: { shopperId, productId } });
    else await switchOff(db, shopperId, productId);
    // The database tells every process; this one answers the shopper's next request, which may come before it has heard.
    void announceShoppers([shopperId]);
  } catch (error) {
    throw toUnavailable(error);
  }
  return listInfluences(shopperId);
}

async function switchOff(db: Db, shopperId: string, productId: number): Promise<void> {
  const others = await db.switchedOffInfluence.count({ where: { shopperId, productId: { not: productId } } });
  if (others >= MOST_OFF) throw new AppError("conflict", sayAccountError("mostOff", { most: MOST_OFF }));
  await db.switchedOffInfluence.createMany({ data: [{ shopperId, productId }], skipDuplicates: true });
}

/** Called at sign-in: what was switched off in the browser is so in the account from now on. */
export async function moveInfluences(db: Db, fromShopper: string, intoShopper: string): Promise<void> {
  await db.$executeRaw`
    with moved as (delete from switched_off_influences where shopper_id = ${fromShopper}::uuid returning product_id, at)
    insert into switched_off_influences (shopper_id, product_id, at)
    select ${intoShopper}::uuid, product_id, at from moved
    on conflict (shopper_id, product_id) do nothing`;
}
