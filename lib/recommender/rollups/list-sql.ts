import { ATTRIBUTION } from "./attribution";
import { ORIGIN } from "./buckets";

/**
 * The lists that people saw from $1 to $2 (exclusive) and what came of each, as a part of a query.
 *
 * Only what people did counts. A purchase is a line of an order that still stands, or one that another front end reported
 * with its price, less what was returned of it. What came of a list is looked up list by list (`offset 0` makes it so, and
 * so does a query in place of a column): few of all clicks and orders are of the lists of some hours, and a plan that reads
 * all of them instead is chosen only because it is not known how few.
 */
const OUTCOMES_CTE = `shown as materialized (
  select l.id, l.impressed_at, date_bin('1 hour', l.impressed_at, ${ORIGIN}) as hour,
    (select c.id from rollup_cells c
      where c.placement = l.placement and c.strategy = l.strategy and c.model = coalesce(l.model_version, '')) as cell,
    (select n.number from rollup_shoppers n where n.id = l.shopper_id) as shopper
  from shown_lists l
  where l.impressed_at >= $1 and l.impressed_at < $2 and l.lane = 'person'
), events as materialized (
  select s.id as list_id, e.what, e.sale_id, e.quantity, e.unit_amount, e.currency
  from shown s cross join lateral (
    select 'click' as what, null::uuid as sale_id, 0::float8 as quantity, 0 as unit_amount, null::char(3) as currency
    from clicks c where c.list_id = s.id and c.lane = 'person' and c.at < s.impressed_at + ${ATTRIBUTION}
    union all
    select case i.kind when 'cart' then 'cart' else 'sale' end, i.id, i.value, i.unit_amount, i.currency
    from interactions i
    where i.list_id = s.id and i.list_id is not null and i.lane = 'person' and i.at < s.impressed_at + ${ATTRIBUTION}
      and (i.kind = 'cart' or (i.kind = 'purchase' and i.unit_amount is not null))
    union all
    select 'sale', l.id, l.quantity - l.refunded, l.unit_amount, o.currency
    from order_items l join orders o on o.id = l.order_id
    where l.list_id = s.id and l.list_id is not null and o.status = 'placed'
      and o.created_at < s.impressed_at + ${ATTRIBUTION}
    offset 0
  ) e
), sold as materialized (
  select e.list_id, e.quantity - coalesce(r.units, 0) as quantity, e.unit_amount, e.currency
  from events e left join rollup_returns r on r.purchase_id = e.sale_id
  where e.what = 'sale' and e.quantity > coalesce(r.units, 0)
), earned as (
  select list_id, currency, sum(round(quantity * unit_amount)) as amount
  from sold where currency is not null group by 1, 2
), came as (
  select list_id, sum(clicks)::int as clicks, sum(carts)::int as carts, sum(lines)::int as lines, sum(units) as units
  from (
    select list_id, (what = 'click')::int as clicks, (what = 'cart')::int as carts, 0 as lines, 0::float8 as units
    from events where what <> 'sale'
    union all
    select list_id, 0, 0, 1, quantity from sold
  ) parts group by list_id
), outcomes as materialized (
  select s.id, s.cell, s.shopper, s.hour, coalesce(c.clicks, 0) as clicks, coalesce(c.carts, 0) as carts,
    coalesce(c.lines, 0) as lines, coalesce(c.units, 0) as units
  from shown s left join came c on c.list_id = s.id
)`;

/** The cell and the shopper of a list, 8 bytes. */
const LIST_KEY = "int4send(cell) || int4send(shopper)";
/** 28 bytes: besides, the list's clicks, carts, order lines and units. */
const OUTCOME_RECORD = `${LIST_KEY} || int4send(clicks) || int4send(carts) || int4send(lines) || float8send(units)`;
/** 19 bytes: besides, a currency's three letters and minor units of it. */
const AMOUNT_RECORD = `${LIST_KEY} || convert_to(currency, 'UTF8') || float8send(amount)`;

const COLUMNS = "lists, clicked_lists, clicks, carted_lists, carts, bought_lists, lines, units";

const SUMS = `sum(lists)::int as lists, sum(clicked_lists)::int as clicked_lists, sum(clicks)::int as clicks,
  sum(carted_lists)::int as carted_lists, sum(carts)::int as carts, sum(bought_lists)::int as bought_lists,
  sum(lines)::int as lines, sum(units) as units`;

/** Writes `fresh_cells`; rows that say the same as before are not written. */
const KEEP_CELLS = `
insert into rollup_placements (grain, start, cell_id, ${COLUMNS}) select grain, start, cell_id, ${COLUMNS} from fresh_cells
on conflict (grain, start, cell_id) do update set lists = excluded.lists, clicked_lists = excluded.clicked_lists,
  clicks = excluded.clicks, carted_lists = excluded.carted_lists, carts = excluded.carts,
  bought_lists = excluded.bought_lists, lines = excluded.lines, units = excluded.units
where (rollup_placements.lists, rollup_placements.clicked_lists, rollup_placements.clicks, rollup_placements.carted_lists,
    rollup_placements.carts, rollup_placements.bought_lists, rollup_placements.lines, rollup_placements.units)
  is distinct from (excluded.lists, excluded.clicked_lists, excluded.clicks, excluded.carted_lists, excluded.carts,
    excluded.bought_lists, excluded.lines, excluded.units)`;

/**
 * Counts the lists of the hours from $1 to $2 (exclusive) anew, from the rows themselves: once as sums of cells, once
 * shopper by shopper. Of each hour there is for each cell its number, how many lists it has, and the
 * shopper of each of them; then a record for each list that something came of.
 */
export const LISTS_SQL = `
with ${OUTCOMES_CTE}, fresh_cells as materialized (
  select 'hour'::rollup_grain as grain, hour as start, cell as cell_id, count(*)::int as lists,
    count(*) filter (where clicks > 0)::int as clicked_lists, sum(clicks)::int as clicks,
    count(*) filter (where carts > 0)::int as carted_lists, sum(carts)::int as carts,
    count(*) filter (where lines > 0)::int as bought_lists, sum(lines)::int as lines, sum(units) as units
  from outcomes group by 2, 3
), gone_cells as (
  delete from rollup_placements p
  where p.grain = 'hour' and p.start >= $1 and p.start < $2
    and not exists (select from fresh_cells f where f.start = p.start and f.cell_id = p.cell_id)
), kept_cells as (${KEEP_CELLS}
), cells as (
  select hour, cell, count(*)::int as lists, string_agg(int4send(shopper), '' order by shopper) as shoppers
  from outcomes group by 1, 2
), lists as (
  select hour, string_agg(int4send(cell) || int4send(lists) || shoppers, '' order by cell) as lists from cells group by 1
), outcome_records as (
  select hour, string_agg(${OUTCOME_RECORD}, '' order by cell, shopper, id) as outcomes
  from outcomes where clicks + carts + lines > 0 group by 1
), amounts as (
  select o.hour, string_agg(${AMOUNT_RECORD}, '' order by cell, shopper, id, currency) as amounts
  from outcomes o join earned e on e.list_id = o.id and e.amount <> 0
  group by 1
), fresh as materialized (
  select l.hour, l.lists, coalesce(o.outcomes, '') as outcomes, coalesce(a.amounts, '') as amounts
  from lists l left join outcome_records o using (hour) left join amounts a using (hour)
), gone as (
  delete from rollup_list_hours h
  where h.hour >= $1 and h.hour < $2 and not exists (select from fresh f where f.hour = h.hour)
)
insert into rollup_list_hours (hour, lists, outcomes, amounts) select hour, lists, outcomes, amounts from fresh
on conflict (hour) do update set lists = excluded.lists, outcomes = excluded.outcomes, amounts = excluded.amounts
where (rollup_list_hours.lists, rollup_list_hours.outcomes, rollup_list_hours.amounts)
  is distinct from (excluded.lists, excluded.outcomes, excluded.amounts)`;

/** Adds up the hours of the days from $1 to $2 (exclusive). */
export const LISTS_OF_DAYS_SQL = `
with fresh_cells as materialized (
  select 'day'::rollup_grain as grain, date_bin('1 day', start, ${ORIGIN}) as start, cell_id, ${SUMS}
  from rollup_placements where grain = 'hour' and start >= $1 and start < $2 group by 2, 3
), gone as (
  delete from rollup_placements p
  where p.grain = 'day' and p.start >= $1 and p.start < $2
    and not exists (select from fresh_cells f where f.start = p.start and f.cell_id = p.cell_id)
)${KEEP_CELLS}`;
