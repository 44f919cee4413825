import { getPool } from "@/lib/platform/db/client";
import { daysOf, type Period, previousPeriod, shiftDay, startOfDay } from "./period";

/** What shoppers did in some days. Revenue is minor units of the report's currency. */
export interface Activity {
  /** Different shoppers who did anything; in a sum over days each still counts once. */
  shoppers: number;
  views: number;
  carts: number;
  /** Purchase interactions: one per product bought, imported ones too. */
  purchases: number;
  /** Orders placed in this shop and not cancelled. */
  orders: number;
  /** Total of those orders, shipping included. */
  revenue: number;
}

export interface ActivityReport {
  period: Period;
  currency: string;
  days: string[];
  now: Activity;
  before: Activity;
  /** One entry per day, zeros where nothing happened. */
  perDay: Activity[];
}

interface ActivityRow extends Activity {
  is_current: boolean;
  /** null in the row of a whole period. */
  day: string | null;
}

/** $1 start of the previous period, $2 start of the current one, $3 its end (exclusive), $4 currency. */
const ACTIVITY_SQL = `
with facts as (
  select at, shopper_id, kind::text as what, 0 as amount
  from interactions where at >= $1 and at < $3
  union all
  select created_at, null, 'order', case when currency = $4 then total_amount else 0 end
  from orders where status = 'placed' and created_at >= $1 and created_at < $3
), placed as (
  select *, at >= $2 as is_current, to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day from facts
)
select is_current, day,
  count(distinct shopper_id)::float8 as shoppers,
  count(*) filter (where what = 'view')::float8 as views,
  count(*) filter (where what = 'cart')::float8 as carts,
  count(*) filter (where what = 'purchase')::float8 as purchases,
  count(*) filter (where what = 'order')::float8 as orders,
  sum(amount)::float8 as revenue
from placed group by grouping sets ((is_current), (is_current, day))`;

const NOTHING: Activity = { shoppers: 0, views: 0, carts: 0, purchases: 0, orders: 0, revenue: 0 };

/** What shoppers did in `period` and in as many days before it, by UTC day. */
export async function activityReport(period: Period, currency: string): Promise<ActivityReport> {
  const days = daysOf(period);
  const { rows } = await getPool("report").query<ActivityRow>(ACTIVITY_SQL, [
    startOfDay(previousPeriod(period).from),
    startOfDay(period.from),
    startOfDay(shiftDay(period.to, 1)),
    currency,
  ]);
  const find = (isCurrent: boolean, day: string | null): Activity => {
    const row = rows.find((r) => r.is_current === isCurrent && r.day === day);
    if (!row) return NOTHING;
    const { shoppers, views, carts, purchases, orders, revenue } = row;
    return { shoppers, views, carts, purchases, orders, revenue };
  };
  return {
    period,
    currency,
    days,
    now: find(true, null),
    before: find(false, null),
    perDay: days.map((day) => find(true, day)),
  };
}
