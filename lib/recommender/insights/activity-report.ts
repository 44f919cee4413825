import { getPool } from "@/lib/platform/db/client";
import { activitySpan, boundsOf, type Coverage, coverageOf, salesSpan } from "./data-span";
import { currentDay, daysOf, type Period } from "./period";
import { ATTRIBUTION_DAYS } from "./placement-sql";
import { RETURNED_CTE } from "./returns-sql";

/** What people did in some days. Money is minor units of the report's currency. */
export interface Activity {
  /** Different shoppers who did anything; in a sum over days each still counts once. */
  shoppers: number;
  views: number;
  carts: number;
  /** Orders that still stand: placed here, or reported by another front end. */
  orders: number;
  /** Order lines: one a product bought in an order, imported ones too. */
  lines: number;
  /** Pieces bought. */
  units: number;
  /** Unit price times quantity of those lines, without shipping; imported ones have no price. */
  revenue: number;
  /** The part of it that came from a list seen within seven days before. */
  listRevenue: number;
}

export interface ActivityReport {
  period: Period;
  coverage: Coverage;
  /** The same of orders and revenue: an imported past has purchases and no prices. */
  sales: Coverage;
  currency: string;
  days: string[];
  now: Activity;
  before: Activity;
  /** One entry per day, zeros where nothing happened. */
  perDay: Activity[];
}

interface ActivityRow {
  is_current: boolean;
  /** null in the row of a whole period. */
  day: string | null;
  shoppers: number;
  views: number;
  carts: number;
  orders: number;
  lines: number;
  units: number;
  revenue: number;
  list_revenue: number;
}

/**
 * $1 start of the previous period, $2 start of the current one, $3 its end (exclusive), $4 currency.
 *
 * A sale is a line of an order that still stands, or a purchase no order here has: reported by another front end (with a
 * price; those with one order number are one order, others one a shopper and moment) or imported (without one). What was
 * returned is taken out piece by piece.
 */
const ACTIVITY_SQL = `
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

const NOTHING: Activity = {
  shoppers: 0,
  views: 0,
  carts: 0,
  orders: 0,
  lines: 0,
  units: 0,
  revenue: 0,
  listRevenue: 0,
};

/**
 * What people did in `period` and in as many days before it, by UTC day. Robots, prefetched pages and admins are in no
 * number; an order counts whoever placed it.
 *
 * @param today the UTC day it is now
 */
export async function activityReport(
  period: Period,
  currency: string,
  today = currentDay(),
): Promise<ActivityReport> {
  const days = daysOf(period);
  const [span, sold, { rows }] = await Promise.all([
    activitySpan(),
    salesSpan(),
    getPool("report").query<ActivityRow>(ACTIVITY_SQL, [...boundsOf(period), currency]),
  ]);
  const find = (isCurrent: boolean, day: string | null): Activity => {
    const row = rows.find((r) => r.is_current === isCurrent && r.day === day);
    if (!row) return NOTHING;
    const { shoppers, views, carts, orders, lines, units, revenue, list_revenue: listRevenue } = row;
    return { shoppers, views, carts, orders, lines, units, revenue, listRevenue };
  };
  return {
    period,
    coverage: coverageOf(span, period, today),
    sales: coverageOf(sold, period, today),
    currency,
    days,
    now: find(true, null),
    before: find(false, null),
    perDay: days.map((day) => find(true, day)),
  };
}
