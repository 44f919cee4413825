import { ATTRIBUTION_DAYS } from "@/lib/recommender/rollups/attribution";
import { RETURNED_CTE } from "./raw-returns-sql";

/**
 * $1 start of the previous period, $2 start of the current one, $3 its end (exclusive), $4 currency.
 *
 * A sale is a line of an order that still stands, or a purchase no order here has: reported by another front end (with a
 * price; those with one order number are one order, others one a shopper and moment) or imported (without one). What was
 * returned is taken out piece by piece.
 */
export const RAW_ACTIVITY_SQL = `
with ${RETURNED_CTE}, bought as (
  select l.id, o.created_at as at, o.id::text as order_id, l.quantity::float8 as units, l.unit_amount, o.currency, l.list_id
  from orders o join order_items l on l.order_id = o.id
  where o.status = 'placed' and o.created_at >= $1 and o.created_at < $3
  union all
  select i.id, i.at, case when i.unit_amount is not null then coalesce(i.order_ref, i.shopper_id || ' ' || i.at) end,
    i.value::float8, i.unit_amount, i.currency, i.list_id
  from interactions i
  where i.kind = 'purchase' and i.lane = 'person' and i.at >= $1 and i.at < $3
    and not exists (select from order_items l where l.id = i.id)
), sales as (
  select b.at, b.order_id, b.units - coalesce(r.units, 0) as units, b.unit_amount, b.currency, b.list_id
  from bought b left join returned r on r.id = b.id
  where b.units > coalesce(r.units, 0)
), facts as (
  select at, shopper_id, kind::text as what, null::text as order_id, 0::float8 as units, 0 as amount, 0 as list_amount
  from interactions where lane = 'person' and at >= $1 and at < $3
  union all
  select s.at, null, 'line', s.order_id, s.units, m.amount, case when l.id is null then 0 else m.amount end
  from sales s
    cross join lateral (
      select case when s.currency = $4 then coalesce(round(s.units * s.unit_amount), 0) else 0 end as amount) m
    left join shown_lists l on l.id = s.list_id and l.lane = 'person'
      and s.at < l.impressed_at + interval '${ATTRIBUTION_DAYS} days'
), placed as (
  select *, at >= $2 as is_current, to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day from facts
)
select is_current, day,
  count(distinct shopper_id)::float8 as shoppers,
  count(*) filter (where what = 'view')::float8 as views,
  count(*) filter (where what = 'cart')::float8 as carts,
  count(distinct order_id)::float8 as orders,
  count(*) filter (where what = 'line')::float8 as lines,
  sum(units)::float8 as units,
  sum(amount)::float8 as revenue,
  sum(list_amount)::float8 as list_revenue
from placed group by grouping sets ((is_current), (is_current, day))`;
