import "server-only";
import { findProduct } from "@/lib/shop/catalog/resolve-products";
import { AppError } from "@/lib/platform/errors";
import type { JsonText } from "@/lib/platform/http/answer";
import type { Answered } from "./answered";
import { getEngine } from "./engine";
import { type RecommendQuery, toPlacements } from "./query";
import { answer } from "./recommend";
import type { RecommendAnswer, RecommendRequest } from "./schema";

/**
 * What a URL asks for. Unlike `recommend` it insists that what the page is about exists: throws AppError not_found for
 * an unknown product or category. While the catalog cannot be read nothing is unknown.
 */
export async function answerQuery(
  shopperId: string | null,
  query: RecommendQuery,
  caller: Pick<RecommendRequest, "trusted" | "device" | "forced"> = {},
): Promise<Answered> {
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
  return answer({ ...caller, shopperId, placements: toPlacements(query), exclude, filter });
}

/** The same as JSON. A placement is called what the request calls it, and so is the shopper. */
export async function writeAnswer(
  shopperId: string | null,
  query: RecommendQuery,
  caller: Pick<RecommendRequest, "trusted" | "device" | "forced"> & { called?: string | null },
): Promise<JsonText<RecommendAnswer>> {
  const answered = await answerQuery(shopperId, query, caller);
  return answered.toText(caller.called === undefined ? shopperId : caller.called, query.placement);
}
