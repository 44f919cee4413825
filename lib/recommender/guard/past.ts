import { USUAL_DEVIATION } from "./thresholds";
import type { Rates } from "./arm";

/** A row of PAST_SQL: what a placement's lists earned in a window of time. */
export interface PastRow {
  placement: string;
  window: number;
  lists: number;
  clicked: number;
  bought: number;
}

/** What was usual before, and how much it varied. */
export interface Past {
  rates: Rates;
  /** Standard deviation of a window's clicks as a share of what was usual, chance left out. */
  deviation: number;
}

/**
 * $1 from, $2 to (exclusive), $3 versions, $4 seconds of a window, $5 within how many milliseconds of its impression a
 * list may earn an order.
 */
export const PAST_SQL = `
with shown as materialized (
  select l.placement, floor(extract(epoch from l.impressed_at) / $4::float8)::float8 as "window",
    exists (select from clicks c where c.list_id = l.id and c.lane = 'person') as clicked,
    exists (select from interactions i where i.list_id = l.id and i.list_id is not null
      and i.kind = 'purchase' and i.lane = 'person'
      and i.at < l.impressed_at + make_interval(secs => $5::float8 / 1000)) as bought
  from shown_lists l
  where l.impressed_at >= $1 and l.impressed_at < $2 and l.lane = 'person' and l.model_version = any($3::text[])
)
select placement, "window", count(*)::float8 as lists, (count(*) filter (where clicked))::float8 as clicked,
  (count(*) filter (where bought))::float8 as bought
from shown group by 1, 2`;

/** Windows with fewer expected clicks tell nothing of how much clicks vary. */
const LEAST_EXPECTED = 5;
/** A shopper's lists resemble each other, so that chance alone makes windows differ by more than independent lists would. */
const OVERDISPERSION = 2;

/** What was usual of each placement, and how much more than chance the windows differed. */
export function readPast(rows: readonly PastRow[]): Past {
  const rates: Rates = {};
  const sums = new Map<string, { lists: number; clicked: number; bought: number }>();
  for (const { placement, lists, clicked, bought } of rows) {
    const sum = sums.get(placement) ?? { lists: 0, clicked: 0, bought: 0 };
    sums.set(placement, {
      lists: sum.lists + lists,
      clicked: sum.clicked + clicked,
      bought: sum.bought + bought,
    });
  }
  for (const [placement, { lists, clicked, bought }] of sums) {
    rates[placement] = { clicks: clicked / lists, orders: bought / lists };
  }
  return { rates, deviation: deviationOf(rows, rates) };
}

/** The spread between windows by the method of moments (DerSimonian and Laird), never below what is usual in shops. */
function deviationOf(rows: readonly PastRow[], rates: Rates): number {
  const windows = new Map<number, { clicked: number; expected: number }>();
  for (const { window, placement, lists, clicked } of rows) {
    const sum = windows.get(window) ?? { clicked: 0, expected: 0 };
    sum.clicked += clicked;
    sum.expected += lists * (rates[placement]?.clicks ?? 0);
    windows.set(window, sum);
  }
  const told = [...windows.values()].filter(({ expected }) => expected >= LEAST_EXPECTED);
  const whole = told.reduce((sum, { expected }) => sum + expected, 0);
  if (told.length < 3) return USUAL_DEVIATION;
  const excess = told.reduce(
    (sum, { clicked, expected }) =>
      sum + (expected / whole) * ((clicked / expected - 1) ** 2 - OVERDISPERSION / expected),
    0,
  );
  return Math.max(USUAL_DEVIATION, Math.sqrt(Math.max(0, excess)));
}
