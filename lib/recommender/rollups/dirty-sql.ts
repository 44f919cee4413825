import { ORIGIN } from "./buckets";

/** So many rows that were touched make it quicker to count everything anew than to find out what they touch. */
const MOST_TOUCHED = 300_000;

/** How much there is to find out about: whether everything is to be counted anew. */
export const WEIGH_CHANGES_SQL = `
select coalesce(bool_or(everything), false)
  or coalesce(sum(coalesce(cardinality(lists), 0) + coalesce(cardinality(shoppers), 0) + coalesce(cardinality(orders), 0)
    + coalesce(cardinality(merged), 0)), 0) > ${MOST_TOUCHED} as "isEverything"
from rollup_changes having count(*) > 0`;

/** Takes out what has been noted. */
export const TAKE_CHANGES_SQL = `
with taken as (delete from rollup_changes returning hours, lists, shoppers, orders, merged)
select array(select distinct unnest(hours) from taken) as hours, array(select distinct unnest(lists) from taken) as lists,
  array(select distinct unnest(shoppers) from taken) as shoppers, array(select distinct unnest(orders) from taken) as orders,
  array(select distinct unnest(merged) from taken) as merged`;

/**
 * Marks the hours that these changes are counted in: $1 hours, $2 lists, $3 orders, $4 purchases of which more or less is
 * returned than before. What came of a list is counted in the hour it was seen; a sale in its own hour, there whether it
 * came from a list as well.
 */
export const MARK_HOURS_SQL = `
insert into rollup_dirty_hours (hour)
select distinct date_bin('1 hour', touched.at, ${ORIGIN}) from (
  select unnest($1::timestamptz[]) as at
  union all
  select impressed_at from shown_lists where id = any($2::uuid[])
  union all
  select at from interactions where list_id = any($2) and list_id is not null and kind = 'purchase'
  union all
  select o.created_at from order_items i join orders o on o.id = i.order_id where i.list_id = any($2) and i.list_id is not null
  union all
  select created_at from orders where id = any($3::uuid[])
  union all
  select l.impressed_at from order_items i join shown_lists l on l.id = i.list_id where i.order_id = any($3)
  union all
  select f.at from order_items i join interactions f on f.id = i.id where i.order_id = any($3)
  union all
  select at from interactions where id = any($4::uuid[])
  union all
  select l.impressed_at from interactions f join shown_lists l on l.id = f.list_id where f.id = any($4)
  union all
  select o.created_at from order_items i join orders o on o.id = i.order_id where i.id = any($4)
  union all
  select l.impressed_at from order_items i join shown_lists l on l.id = i.list_id where i.id = any($4)
) touched where touched.at is not null
on conflict (hour) do nothing`;

/** Marks every hour in which anything lies, or is counted. */
export const MARK_ALL_SQL = `
insert into rollup_dirty_hours (hour)
select distinct hour from (
  select distinct date_bin('1 hour', at, ${ORIGIN}) as hour from interactions
  union all
  select distinct date_bin('1 hour', impressed_at, ${ORIGIN}) from shown_lists where impressed_at is not null
  union all
  select distinct date_bin('1 hour', created_at, ${ORIGIN}) from orders
  union all
  select start from rollup_counts where grain = 'hour'
  union all
  select start from rollup_amounts where grain = 'hour'
  union all
  select start from rollup_placements where grain = 'hour'
  union all
  select hour from rollup_people_hours
  union all
  select hour from rollup_list_hours
) counted
on conflict (hour) do nothing`;
