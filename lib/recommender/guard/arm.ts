import { type VariantSums } from "@/ml/index";

/** What came of a version's lists in a span of time, summed up by shopper: enough for every comparison. */
export interface Arm {
  model: string;
  shoppers: number;
  lists: number;
  /** Lists that were clicked, and lists something was bought from. */
  clicked: number;
  bought: number;
  /** As ratios to the lists, or to what was to be expected of them. */
  clicks: VariantSums;
  orders: VariantSums;
}

/** A row of ARM_SQL. */
export interface ArmRow {
  model: string;
  shoppers: number;
  lists: number;
  clicked: number;
  bought: number;
  clicked_squares: number;
  bought_squares: number;
  expected_clicks: number;
  expected_clicks_squares: number;
  clicked_products: number;
  expected_orders: number;
  expected_orders_squares: number;
  bought_products: number;
}

export function toArm(row: ArmRow): Arm {
  const { model, shoppers, lists, clicked, bought } = row;
  return {
    model,
    shoppers,
    lists,
    clicked,
    bought,
    clicks: {
      name: model,
      n: shoppers,
      sum: clicked,
      sumSquares: row.clicked_squares,
      denominator: {
        sum: row.expected_clicks,
        sumSquares: row.expected_clicks_squares,
        sumProducts: row.clicked_products,
      },
    },
    orders: {
      name: model,
      n: shoppers,
      sum: bought,
      sumSquares: row.bought_squares,
      denominator: {
        sum: row.expected_orders,
        sumSquares: row.expected_orders_squares,
        sumProducts: row.bought_products,
      },
    },
  };
}

/** What a list of each placement usually earned: lists of different placements are not alike. */
export type Rates = Record<string, { clicks: number; orders: number }>;

/**
 * $1 from, $2 to (exclusive), $3 versions, $4 expected rates by placement (as JSON), $5 within how many milliseconds of its
 * impression a list may earn an order; null: no limit. One row for each version, summed over its shoppers. What came of a
 * list is looked up list by list: the server knows too little of the last minutes to choose a better way.
 */
export const ARM_SQL = `
with rates as materialized (
  select key as placement, (value->>'clicks')::float8 as clicks, (value->>'orders')::float8 as orders
  from jsonb_each($4::jsonb)
), shown as materialized (
  select l.placement, l.model_version as model, coalesce(s.merged_into_id, l.shopper_id) as shopper_id,
    exists (select from clicks c where c.list_id = l.id and c.lane = 'person') as clicked,
    exists (select from interactions i where i.list_id = l.id and i.list_id is not null
      and i.kind = 'purchase' and i.lane = 'person'
      and ($5::float8 is null or i.at < l.impressed_at + make_interval(secs => $5::float8 / 1000))) as bought
  from shown_lists l left join shoppers s on s.id = l.shopper_id
  where l.impressed_at >= $1 and l.impressed_at < $2 and l.lane = 'person' and l.model_version = any($3::text[])
), by_shopper as (
  select s.model, s.shopper_id, count(*)::float8 as lists, (count(*) filter (where clicked))::float8 as clicked,
    (count(*) filter (where bought))::float8 as bought,
    sum(coalesce(r.clicks, 1))::float8 as expected_clicks, sum(coalesce(r.orders, 1))::float8 as expected_orders
  from shown s left join rates r on r.placement = s.placement
  group by s.model, s.shopper_id
)
select model, count(*)::float8 as shoppers, sum(lists) as lists, sum(clicked) as clicked, sum(bought) as bought,
  sum(clicked * clicked) as clicked_squares, sum(bought * bought) as bought_squares,
  sum(expected_clicks) as expected_clicks, sum(expected_clicks * expected_clicks) as expected_clicks_squares,
  sum(clicked * expected_clicks) as clicked_products,
  sum(expected_orders) as expected_orders, sum(expected_orders * expected_orders) as expected_orders_squares,
  sum(bought * expected_orders) as bought_products
from by_shopper group by model`;
