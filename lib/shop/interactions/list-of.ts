import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { NOBODY } from "@/lib/shop/shoppers/nobody";
import { listFor, verifyListToken } from "./list-token";

/**
 * The id of the list that `token` stands for, when it was served to this shopper with this product in it and they allow that
 * to be recorded; else null. A token that does not fit costs the attribution and never the sale.
 *
 * @param shopperId the canonical shopper; the list may have been served to another name of theirs
 */
export async function listOf(
  db: Db,
  token: string | undefined,
  shopperId: string,
  productId: number,
): Promise<string | null> {
  const result = token === undefined ? null : verifyListToken(token, Date.now());
  if (!result?.ok || !result.list.items.includes(productId)) return null;
  const { shopperId: servedTo } = result.list;
  const found = await db.shopper.findMany({
    where: { id: { in: [shopperId, servedTo] } },
    select: { id: true, mergedIntoId: true, analytics: true },
  });
  if (!found.find((shopper) => shopper.id === shopperId)?.analytics) return null;
  const canonical = found.find((shopper) => shopper.id === servedTo)?.mergedIntoId ?? servedTo;
  return canonical === shopperId || servedTo === NOBODY ? listFor(shopperId, result.list).id : null;
}
