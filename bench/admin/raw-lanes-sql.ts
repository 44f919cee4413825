/** Lanes counted from the rows themselves. $1 start of the period, $2 its end (exclusive). */
export const RAW_LANES_SQL = `
with events as (
  select lane, 1 as interaction, 0 as list, 0 as click from interactions where at >= $1 and at < $2
  union all
  select lane, 0, 1, 0 from shown_lists where impressed_at >= $1 and impressed_at < $2
  union all
  select c.lane, 0, 0, 1 from shown_lists l join clicks c on c.list_id = l.id
  where l.impressed_at >= $1 and l.impressed_at < $2
)
select lane::text as lane, sum(interaction)::float8 as interactions, sum(list)::float8 as lists, sum(click)::float8 as clicks
from events group by lane`;
