import type { About, Cursor } from "./cursor";
import { MOST_SHOWN, signCursor } from "./cursor";
import type { PlacementRequest, RecommendRequest } from "./schema";

/** What a list is asked for, as far as its next page is of the same list. */
export function aboutOf(
  { product, category, query, sort, where }: PlacementRequest,
  { filter, where: ofCall }: Pick<RecommendRequest, "filter" | "where">,
): About {
  const texts = [ofCall?.text, where?.text].filter((text) => text !== undefined);
  const chosen = Object.entries(filter ?? {}).filter(([, value]) => value !== undefined && value !== false);
  return {
    product,
    category,
    query,
    sort,
    where: texts.length > 0 ? texts.join("\n") : undefined,
    filter: chosen.length > 0 ? JSON.stringify(chosen.sort(([a], [b]) => (a < b ? -1 : 1))) : undefined,
  };
}

/** How to go on with a list; null where it has ended. */
export function nextPageOf(
  wanted: PlacementRequest,
  request: RecommendRequest,
  productIds: readonly number[],
  { now, isPersonal }: { now: number; isPersonal: boolean },
): string | null {
  const shown = [...(wanted.cursor?.shown ?? []), ...productIds];
  if (productIds.length < wanted.k || shown.length > MOST_SHOWN) return null;
  const { placement, cursor } = wanted;
  const at = cursor?.at ?? now;
  // What everybody sees may be gone on with by anybody: not every caller keeps the cookie a stranger is given.
  const shopperId = isPersonal ? request.shopperId : (cursor?.shopperId ?? null);
  return signCursor({ placement, shopperId, at, about: aboutOf(wanted, request), shown });
}

/** What a request has said otherwise than the pages before; null: it goes on with the same list. */
export function findBreak(
  wanted: PlacementRequest,
  request: Pick<RecommendRequest, "filter" | "where" | "shopperId">,
  cursor: Cursor,
): string | null {
  if (cursor.placement !== wanted.placement) return `is of a list of ${cursor.placement}`;
  if (cursor.shopperId !== null && cursor.shopperId !== request.shopperId)
    return "is of a list of another shopper";
  const now = aboutOf(wanted, request);
  const names = ["product", "category", "query", "sort", "where", "filter"] as const;
  const changed = names.find((name) => now[name] !== cursor.about[name]);
  return changed === undefined ? null : `is of a list that was asked for with another ${changed}`;
}
