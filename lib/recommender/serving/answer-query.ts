import "server-only";
import { findProduct } from "@/lib/shop/catalog/resolve-products";
import { AppError } from "@/lib/platform/errors";
import { getEngine } from "./engine";
import { type RecommendQuery, toPlacements } from "./query";
import { recommend } from "./recommend";
import type { RecommendAnswer, RecommendRequest } from "./schema";

/**
 * What a URL asks for. Unlike `recommend` it insists that what the page is about exists: throws AppError not_found for
 * an unknown product or category. While the catalog cannot be read nothing is unknown.
 */
export async function answerQuery(
  shopperId: string | null,
  query: RecommendQuery,
  caller: Pick<RecommendRequest, "trusted" | "device" | "forced"> = {},
): Promise<RecommendAnswer> {
  const catalog = await getEngine().catalog();
  if (catalog.byId.size > 0) {
    if (query.product !== undefined && !findProduct(catalog, query.product)) {
      throw new AppError("not_found", "There is no such product.");
    }
    if (query.category !== undefined && !catalog.findCategory(query.category)) {
      throw new AppError("not_found", "There is no such category.");
    }
  }
  const { exclude, filter } = query;
  const placements = toPlacements(query);
  const { shopper, lists } = await recommend({ ...caller, shopperId, placements, exclude, filter });
  // A placement is called what the request calls it.
  const named = lists.map((list, i) => ({ ...list, placement: query.placement[i] ?? list.placement }));
  return { shopper, lists: named };
}
