import { ATTRIBUTION } from "./attribution";

/**
 * Sales between the moments $1 and $2 (exclusive), as a part of a query.
 *
 * A sale is a line of an order that still stands, or a purchase no order here has: reported by another front end (with a
 * price; those with one order number are one order, others one a shopper and moment) or imported (without one). What was
 * returned is taken out piece by piece.
 */
export const SALES_CTE = `bought as (
  select l.id, o.created_at as at, o.id::text as order_id, null as order_ref,
    (l.quantity - l.refunded)::float8 as units, l.unit_amount,
    o.currency, l.list_id
  from orders o join order_items l on l.order_id = o.id
  where o.status = 'placed' and o.created_at >= $1 and o.created_at < $2
  union all
  select i.id, i.at, case when i.unit_amount is not null and i.order_ref is null then i.shopper_id || ' ' || i.at end,
    case when i.unit_amount is not null then i.order_ref end, i.value::float8, i.unit_amount, i.currency, i.list_id
  from interactions i
  where i.kind = 'purchase' and i.lane = 'person' and i.at >= $1 and i.at < $2
    and not exists (select from order_items l where l.id = i.id)
), sales as materialized (
  select b.at, b.order_id, b.order_ref, b.units - coalesce(r.units, 0) as units, b.currency,
    coalesce(round((b.units - coalesce(r.units, 0)) * b.unit_amount), 0)::bigint as amount, l.id is not null as is_of_list
  from bought b
    left join rollup_returns r on r.purchase_id = b.id
    left join shown_lists l on l.id = b.list_id and l.lane = 'person' and b.at < l.impressed_at + ${ATTRIBUTION}
  where b.units > coalesce(r.units, 0)
)`;
