/**
 * Gives numbers to the shoppers between the moments $1 and $2 (exclusive) that have none; returns those that were merged.
 * Looked up one by one: they are few beside all shoppers there have ever been.
 */
export const NUMBER_SHOPPERS_SQL = `
with seen as (
  select shopper_id as id from interactions
  where at >= $1 and at < $2 and lane = 'person' and shopper_id is not null
  union
  select shopper_id from shown_lists where impressed_at >= $1 and impressed_at < $2 and lane = 'person'
), added as (
  insert into rollup_shoppers (id)
  select id from seen where (select n.number from rollup_shoppers n where n.id = seen.id) is null
  returning id
)
select a.id from added a join shoppers s on s.id = a.id where s.merged_into_id is not null`;

/** Gives numbers to those that the shoppers $1 were merged into and that have none; returns these. Null: every shopper. */
export const NUMBER_WHOLES_SQL = `
insert into rollup_shoppers (id)
select distinct s.merged_into_id from shoppers s join rollup_shoppers n on n.id = s.id
where ($1::uuid[] is null or s.id = any($1)) and s.merged_into_id is not null
  and not exists (select from rollup_shoppers w where w.id = s.merged_into_id)
returning id`;

/** Says of the shoppers $1 which number they are part of; null: every shopper. */
export const LINK_PARTS_SQL = `
update rollup_shoppers part set whole_number = linked.number
from (
  select n.id, w.number from rollup_shoppers n
    left join shoppers s on s.id = n.id
    left join rollup_shoppers w on w.id = s.merged_into_id
  where $1::uuid[] is null or n.id = any($1)
) linked
where part.id = linked.id and part.whole_number is distinct from linked.number`;

/** Gives numbers to the cells of the lists between $1 and $2 (exclusive) that have none. */
export const NUMBER_CELLS_SQL = `
insert into rollup_cells (placement, strategy, model)
select distinct l.placement, l.strategy, coalesce(l.model_version, '') from shown_lists l
where l.impressed_at >= $1 and l.impressed_at < $2 and l.lane = 'person'
  and not exists (select from rollup_cells c
    where c.placement = l.placement and c.strategy = l.strategy and c.model = coalesce(l.model_version, ''))`;

/** Gives numbers to other front ends' order numbers between $1 and $2 (exclusive) that have none. */
export const NUMBER_REFS_SQL = `
insert into rollup_order_refs (ref)
select distinct i.order_ref from interactions i
where i.at >= $1 and i.at < $2 and i.kind = 'purchase' and i.lane = 'person' and i.unit_amount is not null
  and i.order_ref is not null and not exists (select from rollup_order_refs r where r.ref = i.order_ref)`;
