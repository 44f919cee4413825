import { getPool } from "@/lib/platform/db/client";
import { type Lane, LANES } from "@/lib/shop/interactions/lanes";
import { type Period, shiftDay, startOfDay } from "./period";

/** How much of what arrived in some days lies in one lane. */
export interface LaneCount {
  lane: Lane;
  interactions: number;
  lists: number;
  clicks: number;
}

/** $1 start of the period, $2 its end (exclusive). */
const LANES_SQL = `
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

/** What counts and what is kept apart, of all that happened in `period`; every lane, zeros included. */
export async function laneReport(period: Period): Promise<LaneCount[]> {
  const { rows } = await getPool("report").query<LaneCount>(LANES_SQL, [
    startOfDay(period.from),
    startOfDay(shiftDay(period.to, 1)),
  ]);
  const none = { interactions: 0, lists: 0, clicks: 0 };
  return LANES.map((lane) => rows.find((row) => row.lane === lane) ?? { lane, ...none });
}
