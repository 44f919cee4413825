/** How long after its impression a list may still earn a click, a cart or a purchase. */
export const ATTRIBUTION_DAYS = 7;

const WINDOW = `interval '${ATTRIBUTION_DAYS} days'`;

/**
 * $1 start of the previous period, $2 start of the current one, $3 its end (exclusive), $4 currency.
 *
 * One pass over the lists of both periods by the index on `impressed_at`; what came of them is looked up by list id.
 * Each outcome is reduced to one row per list before it is joined, so that no join multiplies another's counts; lists
 * are summed to the finest level once (`cells`), and the grouping sets over those few rows give total, day, placement,
 * placement and day, strategy and model. All numbers of one report are of one snapshot and agree with each other.
 */
export const PLACEMENT_SQL = `
with shown as materialized (
  select id, placement, strategy, model_version, impressed_at
  from shown_lists
  where impressed_at >= $1 and impressed_at < $3
), clicked as (
  select c.list_id, count(*) as clicks
  from shown s join clicks c on c.list_id = s.id and c.at < s.impressed_at + ${WINDOW}
  group by c.list_id
), carted as (
  select i.list_id, count(*) as carts
  from shown s join interactions i on i.list_id = s.id and i.list_id is not null
    and i.kind = 'cart' and i.at < s.impressed_at + ${WINDOW}
  group by i.list_id
), bought as (
  select l.list_id, sum(l.quantity) as units,
    coalesce(sum(l.quantity::bigint * l.unit_amount) filter (where o.currency = $4), 0) as revenue
  from shown s
    join order_items l on l.list_id = s.id and l.list_id is not null
    join orders o on o.id = l.order_id
      and o.status = 'placed' and o.created_at < s.impressed_at + ${WINDOW}
  group by l.list_id
), cells as (
  select s.impressed_at >= $2 as is_current, (s.impressed_at at time zone 'UTC')::date as day,
    s.placement, s.strategy, coalesce(s.model_version, '') as model,
    count(*) as lists,
    count(c.list_id) as clicked_lists, coalesce(sum(c.clicks), 0) as clicks,
    count(k.list_id) as carted_lists, coalesce(sum(k.carts), 0) as carts,
    count(b.list_id) as bought_lists, coalesce(sum(b.units), 0) as units,
    coalesce(sum(b.revenue), 0) as revenue
  from shown s
    left join clicked c on c.list_id = s.id
    left join carted k on k.list_id = s.id
    left join bought b on b.list_id = s.id
  group by 1, 2, 3, 4, 5
)
select grouping(placement, day, strategy, model) as level, is_current, placement, day::text as day, strategy, model,
  sum(lists)::float8 as lists,
  sum(clicked_lists)::float8 as clicked_lists, sum(clicks)::float8 as clicks,
  sum(carted_lists)::float8 as carted_lists, sum(carts)::float8 as carts,
  sum(bought_lists)::float8 as bought_lists, sum(units)::float8 as units,
  sum(revenue)::float8 as revenue
from cells
group by grouping sets (
  (is_current), (is_current, day), (is_current, placement), (is_current, placement, day),
  (is_current, placement, strategy), (is_current, placement, model))`;

/** `level` of a row: one bit, from the left placement, day, strategy, model, is set for each column summed over. */
export const LEVEL = {
  total: 0b1111,
  day: 0b1011,
  placement: 0b0111,
  placementDay: 0b0011,
  strategy: 0b0101,
  model: 0b0110,
} as const;

/** One row of PLACEMENT_SQL. A column summed over is null; `model` is empty where no model was asked. */
export interface PlacementSqlRow {
  level: number;
  is_current: boolean;
  placement: string | null;
  day: string | null;
  strategy: string | null;
  model: string | null;
  lists: number;
  clicked_lists: number;
  clicks: number;
  carted_lists: number;
  carts: number;
  bought_lists: number;
  units: number;
  revenue: number;
}
