import { ORIGIN } from "./buckets";
import { SALES_CTE } from "./sales-sql";

/** The columns of `rollup_counts` behind its key, in the order in which they are added up. */
const COUNTS = "interactions, views, carts, priced, lists, clicks, placed, orders, lines, units";

const SUMS = `sum(interactions)::int as interactions, sum(views)::int as views, sum(carts)::int as carts,
  sum(priced)::int as priced, sum(lists)::int as lists, sum(clicks)::int as clicks, sum(placed)::int as placed,
  sum(orders)::int as orders, sum(lines)::int as lines, sum(units) as units`;

const KEEP_COUNTS = `
insert into rollup_counts (grain, start, lane, ${COUNTS})
select grain, start, lane, ${COUNTS} from fresh
on conflict (grain, start, lane) do update set interactions = excluded.interactions, views = excluded.views,
  carts = excluded.carts, priced = excluded.priced, lists = excluded.lists, clicks = excluded.clicks,
  placed = excluded.placed, orders = excluded.orders, lines = excluded.lines, units = excluded.units
where (rollup_counts.interactions, rollup_counts.views, rollup_counts.carts, rollup_counts.priced, rollup_counts.lists,
    rollup_counts.clicks, rollup_counts.placed, rollup_counts.orders, rollup_counts.lines, rollup_counts.units)
  is distinct from (excluded.interactions, excluded.views, excluded.carts, excluded.priced, excluded.lists,
    excluded.clicks, excluded.placed, excluded.orders, excluded.lines, excluded.units)`;

/**
 * Counts the minutes and hours from $1 to $2 (exclusive) anew, from the rows themselves; minutes only from $3 on. Rows that
 * say the same as before are not written. An order that other hours may hold too is not counted but named (PEOPLE_SQL).
 */
export const COUNT_SQL = `
with ${SALES_CTE}, parts as (
  select date_bin('1 minute', at, ${ORIGIN}) as minute, lane, count(*) as interactions, count(*) filter (where kind = 'view') as views,
    count(*) filter (where kind = 'cart') as carts, count(unit_amount) as priced, 0 as lists, 0 as clicks, 0 as placed,
    0 as orders, 0 as lines, 0::float8 as units
  from interactions where at >= $1 and at < $2 group by 1, 2
  union all
  select date_bin('1 minute', impressed_at, ${ORIGIN}), lane, 0, 0, 0, 0, count(*), 0, 0, 0, 0, 0
  from shown_lists where impressed_at >= $1 and impressed_at < $2 group by 1, 2
  union all
  select date_bin('1 minute', l.impressed_at, ${ORIGIN}), c.lane, 0, 0, 0, 0, 0, count(*), 0, 0, 0, 0
  from shown_lists l join clicks c on c.list_id = l.id
  where l.impressed_at >= $1 and l.impressed_at < $2 group by 1, 2
  union all
  select date_bin('1 minute', created_at, ${ORIGIN}), 'person'::lane, 0, 0, 0, 0, 0, 0, count(*), 0, 0, 0
  from orders where created_at >= $1 and created_at < $2 group by 1
  union all
  select date_bin('1 minute', at, ${ORIGIN}), 'person'::lane, 0, 0, 0, 0, 0, 0, 0, count(distinct order_id), count(*), sum(units)
  from sales group by 1
), minutes as (
  select minute, lane, ${SUMS} from parts group by 1, 2
), fresh as materialized (
  select 'minute'::rollup_grain as grain, minute as start, lane, ${COUNTS} from minutes where minute >= $3
  union all
  select 'hour', date_bin('1 hour', minute, ${ORIGIN}), lane, ${SUMS} from minutes group by 2, 3
), gone as (
  delete from rollup_counts c
  where c.grain in ('minute', 'hour') and c.start >= $1 and c.start < $2
    and not exists (select from fresh f where f.grain = c.grain and f.start = c.start and f.lane = c.lane)
)${KEEP_COUNTS}`;

/** Adds up the hours of the days from $1 to $2 (exclusive). */
export const COUNT_DAYS_SQL = `
with fresh as materialized (
  select 'day'::rollup_grain as grain, date_bin('1 day', start, ${ORIGIN}) as start, lane, ${SUMS}
  from rollup_counts where grain = 'hour' and start >= $1 and start < $2 group by 2, 3
), gone as (
  delete from rollup_counts c
  where c.grain = 'day' and c.start >= $1 and c.start < $2
    and not exists (select from fresh f where f.start = c.start and f.lane = c.lane)
)${KEEP_COUNTS}`;

const KEEP_AMOUNTS = `
insert into rollup_amounts (grain, start, currency, amount, list_amount)
select grain, start, currency, amount, list_amount from fresh
on conflict (grain, start, currency) do update set amount = excluded.amount, list_amount = excluded.list_amount
where (rollup_amounts.amount, rollup_amounts.list_amount) is distinct from (excluded.amount, excluded.list_amount)`;

/** What the sales from $1 to $2 (exclusive) brought in; minutes only from $3 on. */
export const AMOUNTS_SQL = `
with ${SALES_CTE}, minutes as (
  select date_bin('1 minute', at, ${ORIGIN}) as minute, currency, sum(amount) as amount,
    coalesce(sum(amount) filter (where is_of_list), 0) as list_amount
  from sales where currency is not null group by 1, 2 having sum(amount) <> 0
), fresh as materialized (
  select 'minute'::rollup_grain as grain, minute as start, currency, amount::bigint as amount, list_amount::bigint as list_amount
  from minutes where minute >= $3
  union all
  select 'hour', date_bin('1 hour', minute, ${ORIGIN}), currency, sum(amount)::bigint, sum(list_amount)::bigint from minutes group by 2, 3
), gone as (
  delete from rollup_amounts a
  where a.grain in ('minute', 'hour') and a.start >= $1 and a.start < $2
    and not exists (select from fresh f where f.grain = a.grain and f.start = a.start and f.currency = a.currency)
)${KEEP_AMOUNTS}`;

/** Adds up the hours of the days from $1 to $2 (exclusive). */
export const AMOUNTS_OF_DAYS_SQL = `
with fresh as materialized (
  select 'day'::rollup_grain as grain, date_bin('1 day', start, ${ORIGIN}) as start, currency, sum(amount)::bigint as amount,
    sum(list_amount)::bigint as list_amount
  from rollup_amounts where grain = 'hour' and start >= $1 and start < $2 group by 2, 3
), gone as (
  delete from rollup_amounts a
  where a.grain = 'day' and a.start >= $1 and a.start < $2
    and not exists (select from fresh f where f.start = a.start and f.currency = a.currency)
)${KEEP_AMOUNTS}`;

/** Who was there in the hours from $1 to $2 (exclusive), and which order numbers of other front ends were sold under. */
export const PEOPLE_SQL = `
with ${SALES_CTE}, shoppers as (
  select hour, string_agg(int4send(number), '' order by number) as numbers
  from (select hour, (select n.number from rollup_shoppers n where n.id = seen.shopper_id) as number
    from (select distinct date_bin('1 hour', at, ${ORIGIN}) as hour, shopper_id from interactions
      where lane = 'person' and at >= $1 and at < $2 and shopper_id is not null) seen) numbered
  group by 1
), refs as (
  select sold.hour, string_agg(int4send(n.number), '' order by n.number) as numbers
  from (select distinct date_bin('1 hour', at, ${ORIGIN}) as hour, order_ref from sales where order_ref is not null) sold
    join rollup_order_refs n on n.ref = sold.order_ref
  group by 1
), fresh as materialized (
  select hour, coalesce(s.numbers, '') as shoppers, coalesce(r.numbers, '') as order_refs
  from shoppers s full join refs r using (hour)
), gone as (
  delete from rollup_people_hours p
  where p.hour >= $1 and p.hour < $2 and not exists (select from fresh f where f.hour = p.hour)
)
insert into rollup_people_hours (hour, shoppers, order_refs) select hour, shoppers, order_refs from fresh
on conflict (hour) do update set shoppers = excluded.shoppers, order_refs = excluded.order_refs
where (rollup_people_hours.shoppers, rollup_people_hours.order_refs) is distinct from (excluded.shoppers, excluded.order_refs)`;
