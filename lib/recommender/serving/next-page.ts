import { AppError, type FieldError } from "@/lib/platform/errors";
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
  // What stood before a page that was jumped to is not known.
  if (wanted.offset) return null;
  const shown = [...(wanted.cursor?.shown ?? []), ...productIds];
  if (productIds.length < wanted.k || shown.length > MOST_SHOWN) return null;
  const { placement, cursor } = wanted;
  const at = cursor?.at ?? now;
  // What everybody sees may be gone on with by anybody: not every caller keeps the cookie a stranger is given.
  const shopperId = isPersonal ? request.shopperId : (cursor?.shopperId ?? null);
  return signCursor({ placement, shopperId, at, about: aboutOf(wanted, request), shown });
}

/** What a request has said otherwise than the pages before; null: it goes on with the same list. */
function findBreak(
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

/**
 * Throws AppError invalid for a cursor of another list than its placement asks for.
 *
 * @param path of the placements in the request; empty where they have none of their own
 */
export function requireSameLists(
  request: Pick<RecommendRequest, "placements" | "filter" | "where" | "shopperId">,
  path = "",
): void {
  const fields = request.placements.flatMap((wanted, i): FieldError[] => {
    const broken = wanted.cursor && findBreak(wanted, request, wanted.cursor);
    return broken ? [{ path: path === "" ? "cursor" : `${path}${i}.cursor`, message: broken }] : [];
  });
  if (fields.length > 0) throw new AppError("invalid", "The request is not valid.", { fields });
}
