import "server-only";
import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import { findProduct } from "@/lib/shop/catalog/resolve-products";
import { AppError, type FieldError } from "@/lib/platform/errors";
import { type PlacementName, toPlacement } from "@/lib/recommender/strategies/placements";
import { getEngine } from "./engine";
import { findBreak } from "./next-page";
import { type RecommendBody, type RecommendQuery, toPlacements } from "./query";
import { recommend } from "./recommend";
import type { PlacementRequest, RecommendAnswer, RecommendRequest } from "./schema";

type Caller = Pick<RecommendRequest, "trusted" | "device" | "forced">;
type Asked = Pick<RecommendRequest, "placements" | "exclude" | "filter" | "where" | "trace">;

/**
 * What a URL asks for. Unlike `recommend` it insists that what the page is about exists: throws AppError not_found for
 * an unknown product or category, and invalid for a cursor of another list. While the catalog cannot be read nothing is
 * unknown. Whether the caller may see a trace is not decided here.
 */
export async function answerQuery(
  shopperId: string | null,
  query: RecommendQuery,
  caller: Caller = {},
): Promise<RecommendAnswer> {
  const { exclude, filter, where, trace, placement } = query;
  const asked = { placements: toPlacements(query), exclude, filter, where, trace };
  return answer(shopperId, asked, placement, caller, "");
}

/** What a body asks for, each placement for itself. Throws as `answerQuery`. */
export async function answerBody(
  shopperId: string | null,
  { placements, ...rest }: RecommendBody,
  caller: Caller = {},
): Promise<RecommendAnswer> {
  const wanted = placements.map(({ placement, q, ...one }): PlacementRequest => ({
    ...one,
    placement: toPlacement(placement),
    query: q,
  }));
  const names = placements.map(({ placement }) => placement);
  return answer(shopperId, { ...rest, placements: wanted }, names, caller, "placements.");
}

async function answer(
  shopperId: string | null,
  asked: Asked,
  names: readonly PlacementName[],
  caller: Caller,
  path: string,
): Promise<RecommendAnswer> {
  const catalog = await getEngine().catalog();
  if (catalog.byId.size > 0) for (const wanted of asked.placements) requireSubject(wanted, catalog);
  const request: RecommendRequest = { ...caller, ...asked, shopperId };
  requireSameLists(request, path);
  const { shopper, lists } = await recommend(request);
  // A placement is called what the request calls it.
  const named = lists.map((list, i) => ({ ...list, placement: names[i] ?? list.placement }));
  return { shopper, lists: named };
}

function requireSubject({ product, category }: PlacementRequest, catalog: LiveCatalog): void {
  if (product !== undefined && !findProduct(catalog, product))
    throw new AppError("not_found", "There is no such product.");
  if (category !== undefined && !catalog.findCategory(category))
    throw new AppError("not_found", "There is no such category.");
}

/** @param path of the placements in the request; empty where they have none of their own */
function requireSameLists(request: RecommendRequest, path: string): void {
  const fields = request.placements.flatMap((wanted, i): FieldError[] => {
    const broken = wanted.cursor && findBreak(wanted, request, wanted.cursor);
    return broken ? [{ path: path === "" ? "cursor" : `${path}${i}.cursor`, message: broken }] : [];
  });
  if (fields.length > 0) throw new AppError("invalid", "The request is not valid.", { fields });
}
