import { ATTRIBUTION_DAYS } from "@/lib/recommender/rollups/attribution";
import { RETURNED_CTE } from "./raw-returns-sql";

const WINDOW = `interval '${ATTRIBUTION_DAYS} days'`;

/** Of the shoppers who bought, the share whose revenue counts in full; what others spent above it is cut in the mean. */
const FULL_REVENUE = 0.99;

/**
 * $1 start of the previous period, $2 start of the current one, $3 its end (exclusive), $4 currency.
 *
 * One pass over the lists of both periods by the index on `impressed_at`; what came of them is looked up by list id.
 * Each outcome is reduced to one row per list before it is joined, so that no join multiplies another's counts; the
 * grouping sets then make one row a shopper of each total, day, placement, placement and day, strategy and model
 * (`by_shopper`), and the last step adds up the shoppers of each. All numbers of one report are of one snapshot and agree
 * with each other. Only what people did counts. A purchase is a line of an order that still stands, or one that another
 * front end reported with its price, less what was returned of it.
 */
export const RAW_PLACEMENTS_SQL = `
with ${RETURNED_CTE}, shown as materialized (
  select l.id, l.placement, l.strategy, l.model_version, l.impressed_at,
    coalesce(s.merged_into_id, l.shopper_id) as shopper_id
  from shown_lists l left join shoppers s on s.id = l.shopper_id
  where l.impressed_at >= $1 and l.impressed_at < $3 and l.lane = 'person'
), clicked as (
  select c.list_id, count(*) as clicks
  from shown s join clicks c on c.list_id = s.id and c.lane = 'person' and c.at < s.impressed_at + ${WINDOW}
  group by c.list_id
), carted as (
  select i.list_id, count(*) as carts
  from shown s join interactions i on i.list_id = s.id and i.list_id is not null
    and i.kind = 'cart' and i.lane = 'person' and i.at < s.impressed_at + ${WINDOW}
  group by i.list_id
), ordered as (
  select l.id, l.list_id, l.quantity::float8 as quantity, l.unit_amount, o.currency
  from shown s
    join order_items l on l.list_id = s.id and l.list_id is not null
    join orders o on o.id = l.order_id
      and o.status = 'placed' and o.created_at < s.impressed_at + ${WINDOW}
  union all
  select i.id, i.list_id, i.value::float8, i.unit_amount, i.currency
  from shown s
    join interactions i on i.list_id = s.id and i.list_id is not null and i.kind = 'purchase'
      and i.unit_amount is not null and i.lane = 'person' and i.at < s.impressed_at + ${WINDOW}
), sold as (
  select o.list_id, o.quantity - coalesce(r.units, 0) as quantity, o.unit_amount, o.currency
  from ordered o left join returned r on r.id = o.id
  where o.quantity > coalesce(r.units, 0)
), bought as (
  select list_id, count(*) as lines, sum(quantity) as units,
    coalesce(sum(round(quantity * unit_amount)) filter (where currency = $4), 0) as revenue
  from sold group by list_id
), outcomes as (
  select s.impressed_at >= $2 as is_current, (s.impressed_at at time zone 'UTC')::date as day,
    s.placement, s.strategy, coalesce(s.model_version, '') as model, s.shopper_id,
    c.clicks, k.carts, b.lines, b.units, b.revenue
  from shown s
    left join clicked c on c.list_id = s.id
    left join carted k on k.list_id = s.id
    left join bought b on b.list_id = s.id
), by_shopper as (
  select grouping(placement, day, strategy, model) as level, is_current, placement, day, strategy, model, shopper_id,
    count(*)::float8 as lists,
    count(clicks)::float8 as clicked_lists, coalesce(sum(clicks), 0) as clicks,
    count(carts)::float8 as carted_lists, coalesce(sum(carts), 0) as carts,
    count(lines)::float8 as bought_lists, coalesce(sum(lines), 0) as lines, coalesce(sum(units), 0) as units,
    coalesce(sum(revenue), 0) as revenue
  from outcomes
  group by grouping sets (
    (is_current, shopper_id), (is_current, day, shopper_id), (is_current, placement, shopper_id),
    (is_current, placement, day, shopper_id), (is_current, placement, strategy, shopper_id),
    (is_current, placement, model, shopper_id))
), most as (
  select percentile_disc(${FULL_REVENUE}) within group (order by revenue) as revenue
  from by_shopper where level = 15 and revenue > 0
)
select level, is_current, placement, day::text as day, strategy, model, count(*)::float8 as shoppers,
  sum(lists) as lists,
  sum(clicked_lists) as clicked_lists, sum(clicks)::float8 as clicks,
  avg(clicked_lists / lists)::float8 as click_mean, var_samp(clicked_lists / lists)::float8 as click_variance,
  sum(carted_lists) as carted_lists, sum(carts)::float8 as carts,
  avg(carted_lists / lists)::float8 as cart_mean, var_samp(carted_lists / lists)::float8 as cart_variance,
  sum(bought_lists) as bought_lists, sum(lines)::float8 as lines, sum(units)::float8 as units,
  avg(bought_lists / lists)::float8 as purchase_mean, var_samp(bought_lists / lists)::float8 as purchase_variance,
  sum(by_shopper.revenue)::float8 as revenue,
  avg(least(by_shopper.revenue, most.revenue))::float8 as revenue_mean,
  var_samp(least(by_shopper.revenue, most.revenue))::float8 as revenue_variance
from by_shopper cross join most
group by level, is_current, placement, day, strategy, model`;
