import "server-only";
import { verifyListToken } from "./list-token";

/**
 * The id of the list that `token` stands for, when it was served to this shopper with this product in it; else null. A
 * token that does not fit costs the attribution and never the sale.
 */
export function listOf(token: string | undefined, shopperId: string, productId: number): string | null {
  const result = token === undefined ? null : verifyListToken(token, Date.now());
  if (!result?.ok) return null;
  const { list } = result;
  return list.shopperId === shopperId && list.items.includes(productId) ? list.id : null;
}
