import "server-only";
import { Answered } from "./answered";
import type { RecommendAnswer, RecommendRequest } from "./schema";
import { solve } from "./solve";

/**
 * The lists of a page: one per placement, in the order asked for, no product in two of them. Always answers, unless the
 * request says otherwise; which rung of the ladder live → cached → popular → static each list is from, it says.
 */
export async function recommend(request: RecommendRequest, now = Date.now()): Promise<RecommendAnswer> {
  return (await answer(request, now)).toObject();
}

/** The same, not written down yet: an answer over HTTP is put together from what was written before. */
export async function answer(request: RecommendRequest, now = Date.now()): Promise<Answered> {
  return new Answered(await solve(request, now));
}
