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
select lane::text as lane, sum(interactions)::float8 as interactions, sum(lists)::float8 as lists, sum(clicks)::float8 as clicks
from rollup_counts where grain = 'day' and start >= $1 and start < $2 group by lane`;

/** What counts and what is kept apart, of all that happened in `period`; every lane, zeros included. */
export async function laneReport(period: Period): Promise<LaneCount[]> {
  const { rows } = await getPool("report").query<LaneCount>(LANES_SQL, [
    startOfDay(period.from),
    startOfDay(shiftDay(period.to, 1)),
  ]);
  const none = { interactions: 0, lists: 0, clicks: 0 };
  return LANES.map((lane) => rows.find((row) => row.lane === lane) ?? { lane, ...none });
}
