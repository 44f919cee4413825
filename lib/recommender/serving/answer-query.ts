import "server-only";
import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import { findProduct } from "@/lib/shop/catalog/resolve-products";
import { AppError } from "@/lib/platform/errors";
import type { JsonBytes } from "@/lib/platform/http/answer";
import { toPlacement } from "@/lib/recommender/strategies/placements";
import type { Answered } from "./answered";
import { getEngine } from "./engine";
import { requireSameLists } from "./next-page";
import { type RecommendBody, type RecommendQuery, toPlacements } from "./query";
import { answer } from "./recommend";
import type { PlacementRequest, RecommendAnswer, RecommendRequest } from "./schema";

type Caller = Pick<RecommendRequest, "trusted" | "device" | "forced">;
type Asked = Pick<RecommendRequest, "placements" | "exclude" | "filter" | "where" | "trace" | "language">;

/** What a caller calls the shopper; left out, by the id. */
type Named = Caller & { called?: string | null };

/**
 * What a URL asks for. Unlike `recommend` it insists that what the page is about exists: throws AppError not_found for
 * an unknown product or category. While the catalog cannot be read nothing is unknown.
 */
export async function answerQuery(
  shopperId: string | null,
  query: RecommendQuery,
  caller: Caller = {},
): Promise<Answered> {
  const { exclude, filter, where, trace, language } = query;
  return answerAsked(
    shopperId,
    { placements: toPlacements(query), exclude, filter, where, trace, language },
    caller,
    "",
  );
}

/** The same as JSON. A placement is called what the request calls it, and so is the shopper. */
export async function writeAnswer(
  shopperId: string | null,
  query: RecommendQuery,
  { called = shopperId, ...caller }: Named,
): Promise<JsonBytes<RecommendAnswer>> {
  return (await answerQuery(shopperId, query, caller)).toBytes(called, query.placement);
}

/** What a body asks for, each placement for itself, as JSON. Throws as `answerQuery`. */
export async function writeBodyAnswer(
  shopperId: string | null,
  { placements, ...rest }: RecommendBody,
  { called = shopperId, ...caller }: Named,
): Promise<JsonBytes<RecommendAnswer>> {
  const wanted = placements.map(({ placement, q, ...one }): PlacementRequest => ({
    ...one,
    placement: toPlacement(placement),
    query: q,
  }));
  const answered = await answerAsked(shopperId, { ...rest, placements: wanted }, caller, "placements.");
  return answered.toBytes(
    called,
    placements.map(({ placement }) => placement),
  );
}

async function answerAsked(
  shopperId: string | null,
  asked: Asked,
  caller: Caller,
  path: string,
): Promise<Answered> {
  const catalog = await getEngine().catalog();
  if (catalog.byId.size > 0) for (const wanted of asked.placements) requireSubject(wanted, catalog);
  const request: RecommendRequest = { ...caller, ...asked, shopperId };
  requireSameLists(request, path);
  return answer(request);
}

function requireSubject({ product, category }: PlacementRequest, catalog: LiveCatalog): void {
  if (product !== undefined && !findProduct(catalog, product))
    throw new AppError("not_found", "There is no such product.");
  if (category !== undefined && !catalog.findCategory(category))
    throw new AppError("not_found", "There is no such category.");
}
