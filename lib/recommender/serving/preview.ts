import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { toPublicProductId } from "@/lib/platform/ids";
import type { Strategy } from "@/lib/recommender/strategies/strategy-schema";
import { recommend } from "./recommend";
import type { PlacementRequest, RecommendedList } from "./schema";

const PLACES = 8;

/** Shoppers who did something lately and often enough to have a taste: the same ones as long as they are the latest. */
const SAMPLE_SQL = `
select shopper_id as id from (
  select shopper_id, max(at) as last from (
    select shopper_id, at from interactions
    where lane = 'person' and shopper_id is not null order by at desc limit 20000
  ) lately group by shopper_id having count(*) >= 5
) active order by last desc, shopper_id limit $1`;

/** Some shoppers to try lists on. */
export async function sampleShoppers(count: number, actor: Actor): Promise<string[]> {
  requireRight(actor, "merchandising:read");
  const { rows } = await getPool("report").query<{ id: string }>(SAMPLE_SQL, [count]);
  return rows.map(({ id }) => id);
}

/** One shopper's list as it is, and as a strategy would make it. */
export interface Preview {
  shopperId: string;
  now: RecommendedList;
  then: RecommendedList;
}

const NEWEST_SQL = `select product_id as id from interactions where shopper_id = $1::uuid and lane = 'person'
  order by at desc limit 1`;

/** The page a list of this placement would stand on for a shopper: that of the product they looked at last. */
async function pageOf(
  placement: PlacementRequest["placement"],
  shopperId: string,
): Promise<PlacementRequest> {
  const request: PlacementRequest = { placement, k: PLACES };
  if (!placement.startsWith("product.")) return request;
  const { rows } = await getPool("report").query<{ id: number }>(NEWEST_SQL, [shopperId]);
  return { ...request, product: rows[0] && toPublicProductId(rows[0].id) };
}

/**
 * What a strategy, or a model, would change for some shoppers, through the code that serves. Nothing of it is recorded.
 * Throws AppError unauthenticated or forbidden.
 */
export async function previewLists(
  strategy: Strategy,
  model: string | null,
  shoppers: readonly string[],
  actor: Actor,
): Promise<Preview[]> {
  requireRight(actor, "merchandising:read");
  const previews: Preview[] = [];
  for (const shopperId of shoppers) {
    const page = await pageOf(strategy.placement, shopperId);
    const request = { shopperId, trusted: true, placements: [page] };
    const [now] = (await recommend(request)).lists;
    const [then] = (await recommend({ ...request, preview: { strategy, model } })).lists;
    if (now && then) previews.push({ shopperId, now, then });
  }
  return previews;
}
