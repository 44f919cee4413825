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
 * What each shopper of `shown` did, as a part of a query. $2 the moment until which things count, $3 the currency. Where a
 * sale came from is looked up in `own`: all lists of the experiment.
 *
 * A shopper is exposed by the first list they really saw, to its variant, and counts once. Whatever they do from then on,
 * anywhere in the shop, counts; clicks and `list_revenue` are of the experiment's own lists. Shoppers who saw two variants
 * (somebody who signed in on a second device) count in neither, and are told apart. Only people count, and sales that stand.
 */
export const OUTCOMES = `clicked as (
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
    left join own l on l.id = o.list_id and o.at < l.impressed_at + ${ATTRIBUTION}
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
  select e.shopper_id, e.variant, e.device, e.is_new, e.crossed, e.lists, e.clicked,
    (c.shopper_id is not null)::int as carted, (coalesce(b.orders, 0) > 0)::int as bought,
    (coalesce(b.orders_before, 0) > 0)::int as bought_before,
    coalesce(b.orders, 0)::float8 as orders, coalesce(b.orders_before, 0)::float8 as orders_before,
    coalesce(b.revenue, 0)::float8 as full_revenue, coalesce(b.revenue_before, 0)::float8 as full_before,
    coalesce(b.list_revenue, 0)::float8 as full_list_revenue
  from exposed e left join carted c on c.shopper_id = e.shopper_id left join bought b on b.shopper_id = e.shopper_id
)`;

/** What is told of a shopper. */
export const TOLD = `variant, device, is_new, crossed, lists, clicked, carted, bought, bought_before, orders, orders_before,
  full_revenue, full_before, full_list_revenue`;

/**
 * Sums over the shoppers of `outcomes`. Most shoppers did the same as many others: they are counted first, and what is
 * alike is added up at once. Grouping sets make one row for each variant, and for each of its devices and of its new and
 * known shoppers: sums, squares and products, which is all that the statistics need.
 */
export const SUMS = `alike as materialized (
  select ${TOLD}, count(*)::float8 as shoppers from outcomes group by ${TOLD}
), numbers as (
  select what, value, full_share, sum(shoppers) over (partition by what order by value) as up_to,
    sum(shoppers) over (partition by what) as of_all
  from (
    select 'lists' as what, lists as value, ${FULL_LISTS} as full_share, sum(shoppers) as shoppers
    from alike where not crossed group by lists
    union all
    select 'revenue', full_revenue, ${FULL_REVENUE}, sum(shoppers)
    from alike where not crossed and full_revenue > 0 group by full_revenue
    union all
    select 'revenue before', full_before, ${FULL_REVENUE}, sum(shoppers)
    from alike where not crossed and full_before > 0 group by full_before
    union all
    select 'list revenue', full_list_revenue, ${FULL_REVENUE}, sum(shoppers)
    from alike where not crossed and full_list_revenue > 0 group by full_list_revenue
  ) counted
), caps as (
  select greatest(${FEWEST_CUT}, min(value) filter (where what = 'lists')) as lists,
    min(value) filter (where what = 'revenue') as revenue,
    min(value) filter (where what = 'revenue before') as revenue_before,
    min(value) filter (where what = 'list revenue') as list_revenue
  from numbers where up_to >= ceil(full_share * of_all)
), cut as (
  select a.*, a.lists * least(1, caps.lists / a.lists) as told, a.clicked * least(1, caps.lists / a.lists) as followed,
    least(full_revenue, caps.revenue) as revenue, least(full_before, caps.revenue_before) as revenue_before,
    least(full_list_revenue, caps.list_revenue) as list_revenue
  from alike a cross join caps where not crossed
)
select variant, device, is_new as "isNew", grouping(device) = 0 as "byDevice", grouping(is_new) = 0 as "byNew",
  (select coalesce(sum(shoppers), 0) from alike where crossed)::float8 as crossed,
  sum(shoppers) as n,
  sum(shoppers * told) as lists, sum(shoppers * told * told) as lists2,
  sum(shoppers * followed) as clicked, sum(shoppers * followed * followed) as clicked2,
  sum(shoppers * followed * told) as "clickedLists", sum(shoppers * followed / told) as "clickShares",
  sum(shoppers * carted) as carted, sum(shoppers * bought) as bought, sum(shoppers * bought_before) as "boughtBefore",
  sum(shoppers * bought * bought_before) as "boughtBoth",
  sum(shoppers * orders) as orders, sum(shoppers * orders * orders) as orders2,
  sum(shoppers * orders_before) as "ordersBefore", sum(shoppers * orders_before * orders_before) as "ordersBefore2",
  sum(shoppers * orders * orders_before) as "ordersBoth",
  sum(shoppers * revenue) as revenue, sum(shoppers * revenue * revenue) as revenue2,
  sum(shoppers * revenue_before) as "revenueBefore", sum(shoppers * revenue_before * revenue_before) as "revenueBefore2",
  sum(shoppers * revenue * revenue_before) as "revenueBoth",
  sum(shoppers * list_revenue) as "listRevenue", sum(shoppers * list_revenue * list_revenue) as "listRevenue2",
  sum(shoppers * full_revenue) as "fullRevenue"
from cut
group by grouping sets ((variant), (variant, device), (variant, is_new))`;

/** Lists are counted whole: a sale came from one of them. */
const COUNTED = `own as (select id, impressed_at from shown), ${OUTCOMES}, ${SUMS}`;

/** What is taken of a list `l` of the shopper `s`. */
export const LIST = `l.id, l.variant, l.impressed_at, coalesce(s.merged_into_id, l.shopper_id) as shopper_id,
    coalesce(l.device, 'desktop') as device, coalesce(l.is_new, false) as is_new`;

/** Which lists are those of the experiment $1 up to $2. */
export const IS_OF_EXPERIMENT =
  "l.experiment = $1 and l.variant is not null and l.impressed_at < $2 and l.lane = 'person'";

/** $1 the experiment: its own lists. */
export const EXPERIMENT_SUMS_SQL = `
with shown as materialized (
  select ${LIST} from shown_lists l left join shoppers s on s.id = l.shopper_id where ${IS_OF_EXPERIMENT}
), ${COUNTED}`;

/** $1 the start of the holdout: every list since then. */
export const HOLDOUT_SUMS_SQL = `
with shown as materialized (
  select l.id, case when l.held then 'without' else 'with' end as variant, l.impressed_at,
    coalesce(s.merged_into_id, l.shopper_id) as shopper_id,
    coalesce(l.device, 'desktop') as device, coalesce(l.is_new, false) as is_new
  from shown_lists l left join shoppers s on s.id = l.shopper_id
  where l.held is not null and l.impressed_at >= $1 and l.impressed_at < $2 and l.lane = 'person'
), ${COUNTED}`;

/** $1 since when, $2 until when, $3 a device or null: whose lists were seen, and by which id flags know them. */
export const FLAG_UNITS_SQL = `
select distinct coalesce(s.merged_into_id, l.shopper_id) as shopper,
  coalesce(canonical.assigned_as, canonical.id, l.shopper_id) as unit
from shown_lists l left join shoppers s on s.id = l.shopper_id
  left join shoppers canonical on canonical.id = coalesce(s.merged_into_id, l.shopper_id)
where l.impressed_at >= $1 and l.impressed_at < $2 and l.lane = 'person' and l.held is not true
  and ($3::text is null or l.device = $3)`;

/** $1 since when; $4 the shoppers who have the flag; $5 a device or null: every list of those it may be on for. */
export const FLAG_SUMS_SQL = `
with having_it as materialized (select unnest($4::uuid[]) as shopper_id
), shown as materialized (
  select l.id, case when h.shopper_id is null then 'without' else 'with' end as variant, l.impressed_at,
    coalesce(s.merged_into_id, l.shopper_id) as shopper_id,
    coalesce(l.device, 'desktop') as device, coalesce(l.is_new, false) as is_new
  from shown_lists l left join shoppers s on s.id = l.shopper_id
    left join having_it h on h.shopper_id = coalesce(s.merged_into_id, l.shopper_id)
  where l.impressed_at >= $1 and l.impressed_at < $2 and l.lane = 'person' and l.held is not true
    and ($5::text is null or l.device = $5)
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
