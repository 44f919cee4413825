/**
 * What was returned by a fact of its own (another front end reported it, or a file did), as a part of a query: the units
 * each purchase has lost. A return takes back the newest pieces of the product that its shopper has bought and not yet
 * returned. With S the running sum of what was returned less what was bought, a purchase loses the most S ever rises
 * above its own place afterwards, up to all of it.
 */
export const RETURNED_CTE = `returned as materialized (
  select id, least(value, most - net)::float8 as units
  from (
    select id, kind, value, net, max(net) over (partition by shopper_id, product_id order by at, id
        rows between 1 following and unbounded following) as most
    from (
      select i.id, i.kind, i.value, i.at, i.shopper_id, i.product_id,
        sum(case i.kind when 'return' then i.value else -i.value end)
          over (partition by i.shopper_id, i.product_id order by i.at, i.id) as net
      from interactions i
        join (select distinct shopper_id, product_id from interactions
          where kind = 'return' and lane = 'person' and shopper_id is not null) pair
          on pair.shopper_id = i.shopper_id and pair.product_id = i.product_id
      where i.kind in ('purchase', 'return') and i.lane = 'person'
    ) running
  ) seen
  where kind = 'purchase' and most > net
)`;
