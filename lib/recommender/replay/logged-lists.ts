import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { MOST_FACTS, type PastFact } from "@/lib/shop/interactions/session-cache";
import type { ShopperState } from "@/lib/recommender/serving/shopper-state";
import { ATTRIBUTION } from "@/lib/recommender/rollups/attribution";
import type { Placement } from "@/lib/recommender/strategies/placements";

/** A list that was seen, whose products chance had a part in. */
export interface LoggedList {
  shopperId: string;
  /** When it was made, milliseconds since the epoch. */
  servedAt: number;
  strategy: string;
  items: number[];
  /** How likely each product was at its place. */
  propensities: number[];
  /** Places that were clicked, from 0. */
  clicked: number[];
}

/** $1 placement, $2 since when, $3 how many at most: the newest. */
const LISTS_SQL = `
select coalesce(s.merged_into_id, l.shopper_id) as "shopperId", (extract(epoch from l.served_at) * 1000)::float8 as "servedAt",
  l.strategy, l.items, l.propensities, array(select distinct c.position from clicks c
    where c.list_id = l.id and c.lane = 'person' and c.at < l.impressed_at + ${ATTRIBUTION}) as clicked
from shown_lists l left join shoppers s on s.id = l.shopper_id
where l.placement = $1 and l.impressed_at >= $2 and l.lane = 'person' and l.propensities <> '{}'
order by l.impressed_at desc limit $3`;

/** The newest lists of a placement that were made with chance. */
export async function readLoggedLists(
  placement: Placement,
  since: number,
  most: number,
): Promise<LoggedList[]> {
  const { rows } = await getPool("report").query<LoggedList>(LISTS_SQL, [placement, new Date(since), most]);
  return rows;
}

/** $1 shopper, $2 the moment: what was known then, the newest first. */
const PAST_SQL = `
select product_id as "productId", kind::text as kind, value, (extract(epoch from at) * 1000)::float8 as at
from interactions where shopper_id = $1::uuid and at < $2 and lane <> 'withdrawn'
order by at desc limit ${MOST_FACTS}`;

/** What was known of a shopper when a list was made. What lay in their cart then is kept nowhere. */
export async function stateThen({ shopperId, servedAt }: LoggedList): Promise<ShopperState> {
  const { rows } = await getPool("report").query<PastFact>(PAST_SQL, [shopperId, new Date(servedAt)]);
  return { facts: rows.reverse(), cart: [], consent: true, unit: null, origin: "database" };
}
