import { ATTRIBUTION } from "@/lib/recommender/rollups/attribution";

/** How long before the exposure a shopper's past explains what they do after it. */
export const PAST_DAYS = 28;
/** Of the shoppers who bought, the share whose revenue counts in full; what others spent above it is cut. */
const FULL_REVENUE = 0.99;

/** Of the shoppers, the share whose lists count in full; whoever saw more counts as one who saw as many. */
const FULL_LISTS = 0.99;
/** Nobody who saw fewer lists than this is cut. */
const FEWEST_CUT = 20;

const PAST = `interval '${PAST_DAYS} days'`;

/**
 * What is counted of `shown`. $2 the moment until which things count, $3 the currency.
 *
 * A shopper is exposed by the first list they really saw, to its variant, and counts once. Whatever they do from then on,
 * anywhere in the shop, counts; clicks and `list_revenue` are of the experiment's own lists. Shoppers who saw two variants
 * (somebody who signed in on a second device) count in neither, and are told apart. Only people count, and sales that stand.
 *
 * Grouping sets make one row for each variant, and for each of its devices and of its new and known shoppers: sums over
 * shoppers, their squares and products, which is all that the statistics need.
 */
const COUNTED = `clicked as (
  select distinct c.list_id from shown s join clicks c on c.list_id = s.id and c.lane = 'person'
    and c.at < $2 and c.at < s.impressed_at + ${ATTRIBUTION}
), exposed as materialized (
  select shopper_id, min(impressed_at) as since,
    (array_agg(variant order by impressed_at, id))[1] as variant,
    (array_agg(device order by impressed_at, id))[1] as device,
    (array_agg(is_new order by impressed_at, id))[1] as is_new,
    count(distinct variant) > 1 as crossed,
    count(*)::float8 as lists, count(c.list_id)::float8 as clicked
  from shown left join clicked c on c.list_id = shown.id
  group by shopper_id
), carted as (
  select distinct e.shopper_id from exposed e join interactions i on i.shopper_id = e.shopper_id
    and i.kind = 'cart' and i.lane = 'person' and i.at >= e.since and i.at < $2
), ordered as (
  select e.shopper_id, e.since, l.id, l.list_id, o.created_at as at, o.id::text as order_id,
    (l.quantity - l.refunded)::float8 as quantity, l.unit_amount, o.currency
  from exposed e
    join orders o on o.shopper_id = e.shopper_id and o.status = 'placed' and o.created_at >= e.since - ${PAST} and o.created_at < $2
    join order_items l on l.order_id = o.id
  union all
  select e.shopper_id, e.since, i.id, i.list_id, i.at, coalesce(i.order_ref, i.at::text), i.value::float8, i.unit_amount,
    i.currency
  from exposed e join interactions i on i.shopper_id = e.shopper_id and i.kind = 'purchase' and i.lane = 'person'
    and i.unit_amount is not null and i.at >= e.since - ${PAST} and i.at < $2
  where not exists (select from order_items l where l.id = i.id)
), sold as (
  select o.shopper_id, o.order_id, o.at >= o.since as is_after, l.id is not null as is_own,
    case when o.currency = $3 then round((o.quantity - coalesce(r.units, 0)) * o.unit_amount) else 0 end as amount
  from ordered o left join rollup_returns r on r.purchase_id = o.id
    left join shown l on l.id = o.list_id and o.at < l.impressed_at + ${ATTRIBUTION}
  where o.quantity > coalesce(r.units, 0)
), bought as (
  select shopper_id,
    count(distinct order_id) filter (where is_after) as orders,
    count(distinct order_id) filter (where not is_after) as orders_before,
    coalesce(sum(amount) filter (where is_after), 0) as revenue,
    coalesce(sum(amount) filter (where not is_after), 0) as revenue_before,
    coalesce(sum(amount) filter (where is_after and is_own), 0) as list_revenue
  from sold group by shopper_id
), outcomes as (
  select e.variant, e.device, e.is_new, e.crossed, e.lists, e.clicked,
    (c.shopper_id is not null)::int as carted, (coalesce(b.orders, 0) > 0)::int as bought,
    (coalesce(b.orders_before, 0) > 0)::int as bought_before,
    coalesce(b.orders, 0)::float8 as orders, coalesce(b.orders_before, 0)::float8 as orders_before,
    coalesce(b.revenue, 0)::float8 as full_revenue, coalesce(b.revenue_before, 0)::float8 as full_before,
    coalesce(b.list_revenue, 0)::float8 as full_list_revenue
  from exposed e left join carted c on c.shopper_id = e.shopper_id left join bought b on b.shopper_id = e.shopper_id
), caps as (
  select greatest(${FEWEST_CUT}, percentile_disc(${FULL_LISTS}) within group (order by lists)) as lists,
    percentile_disc(${FULL_REVENUE}) within group (order by full_revenue) filter (where full_revenue > 0) as revenue,
    percentile_disc(${FULL_REVENUE}) within group (order by full_before) filter (where full_before > 0) as revenue_before,
    percentile_disc(${FULL_REVENUE}) within group (order by full_list_revenue) filter (where full_list_revenue > 0)
      as list_revenue
  from outcomes where not crossed
), cut as (
  select o.*, o.lists * least(1, caps.lists / o.lists) as told, o.clicked * least(1, caps.lists / o.lists) as followed,
    least(full_revenue, caps.revenue) as revenue, least(full_before, caps.revenue_before) as revenue_before,
    least(full_list_revenue, caps.list_revenue) as list_revenue
  from outcomes o cross join caps where not crossed
)
select variant, device, is_new as "isNew", grouping(device) = 0 as "byDevice", grouping(is_new) = 0 as "byNew",
  (select count(*) from exposed where crossed)::float8 as crossed,
  count(*)::float8 as n,
  sum(told) as lists, sum(told * told) as lists2,
  sum(followed) as clicked, sum(followed * followed) as clicked2, sum(followed * told) as "clickedLists",
  sum(followed / told) as "clickShares",
  sum(carted)::float8 as carted, sum(bought)::float8 as bought, sum(bought_before)::float8 as "boughtBefore",
  sum(bought * bought_before)::float8 as "boughtBoth",
  sum(orders) as orders, sum(orders * orders) as orders2,
  sum(orders_before) as "ordersBefore", sum(orders_before * orders_before) as "ordersBefore2",
  sum(orders * orders_before) as "ordersBoth",
  sum(revenue) as revenue, sum(revenue * revenue) as revenue2,
  sum(revenue_before) as "revenueBefore", sum(revenue_before * revenue_before) as "revenueBefore2",
  sum(revenue * revenue_before) as "revenueBoth",
  sum(list_revenue) as "listRevenue", sum(list_revenue * list_revenue) as "listRevenue2",
  sum(full_revenue) as "fullRevenue"
from cut
group by grouping sets ((variant), (variant, device), (variant, is_new))`;

/** $1 the experiment: its own lists. */
export const EXPERIMENT_SUMS_SQL = `
with shown as materialized (
  select l.id, l.variant, l.impressed_at, coalesce(s.merged_into_id, l.shopper_id) as shopper_id,
    coalesce(l.device, 'desktop') as device, coalesce(l.is_new, false) as is_new
  from shown_lists l left join shoppers s on s.id = l.shopper_id
  where l.experiment = $1 and l.variant is not null and l.impressed_at < $2 and l.lane = 'person'
), ${COUNTED}`;

/** $1 the start of the holdout: every list since then. */
export const HOLDOUT_SUMS_SQL = `
with shown as materialized (
  select l.id, case when l.held then 'held' else 'reached' end as variant, l.impressed_at,
    coalesce(s.merged_into_id, l.shopper_id) as shopper_id,
    coalesce(l.device, 'desktop') as device, coalesce(l.is_new, false) as is_new
  from shown_lists l left join shoppers s on s.id = l.shopper_id
  where l.held is not null and l.impressed_at >= $1 and l.impressed_at < $2 and l.lane = 'person'
), ${COUNTED}`;

/** $1 placements: their lists of the last four weeks, whoever saw them, as one variant `all`. */
export const FORECAST_SUMS_SQL = `
with shown as materialized (
  select l.id, 'all'::text as variant, l.impressed_at, coalesce(s.merged_into_id, l.shopper_id) as shopper_id,
    coalesce(l.device, 'desktop') as device, coalesce(l.is_new, false) as is_new
  from shown_lists l left join shoppers s on s.id = l.shopper_id
  where l.placement = any($1::text[]) and l.impressed_at >= $2::timestamptz - ${PAST} and l.impressed_at < $2
    and l.lane = 'person'
), ${COUNTED}`;

/** $1 placements, $2 a moment: days of the four weeks before it since the first list was shown. */
export const FORECAST_DAYS_SQL = `
select extract(epoch from $2::timestamptz - min(impressed_at))::float8 / 86400 as days from shown_lists
where placement = any($1::text[]) and impressed_at >= $2::timestamptz - ${PAST} and impressed_at < $2 and lane = 'person'`;

/** $1 the experiment, $2 the moment until which clicks count: sums over shoppers who clicked in interleaved lists. */
export const PREFERENCE_SQL = `
with clicked as (
  select coalesce(s.merged_into_id, l.shopper_id) as shopper_id, l.teams[c.position + 1] as team
  from shown_lists l
    join clicks c on c.list_id = l.id and c.lane = 'person' and c.at < $2 and c.at < l.impressed_at + ${ATTRIBUTION}
    left join shoppers s on s.id = l.shopper_id
  where l.experiment = $1 and l.lane = 'person' and l.impressed_at < $2 and l.teams <> '{}'
), credit as (
  select count(*) filter (where team = 0)::float8 as first, count(*) filter (where team = 1)::float8 as second
  from clicked where team is not null group by shopper_id
)
select count(*)::float8 as n, coalesce(sum(first), 0) as "firstSum", coalesce(sum(first * first), 0) as "firstSquares",
  coalesce(sum(second), 0) as "secondSum", coalesce(sum(second * second), 0) as "secondSquares",
  coalesce(sum(first * second), 0) as "sumProducts"
from credit`;
