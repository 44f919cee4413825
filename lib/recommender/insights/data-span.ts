import type pg from "pg";
import { daysIn, type Period, previousPeriod, shiftDay, startOfDay } from "./period";

/** A shop in which nothing has happened for so many days has stopped; a shorter silence is a quiet weekend. */
const QUIET_DAYS = 3;

/** Which of the days asked for the shop has data of. */
export interface Coverage {
  /** First and last day with data of any kind; null when there is none at all. */
  span: Period | null;
  /** How many days of the period, and of as many days before it, lie within the data. */
  now: number;
  before: number;
}

/** A connection, or a pool of them. */
type Queryable = Pick<pg.ClientBase, "query">;

interface SpanRow {
  first: Date | null;
  last: Date | null;
}

/** Interactions of people, and orders whatever became of them: what the overview counts. */
const ACTIVITY_SPAN_SQL = `
select min(start) as first, max(start) as last from rollup_counts
where grain = 'day' and lane = 'person' and (interactions > 0 or placed > 0)`;

/** Orders, and purchases that other front ends reported with a price. */
const SALES_SPAN_SQL = `
select min(start) as first, max(start) as last from rollup_counts
where grain = 'day' and lane = 'person' and (priced > 0 or placed > 0)`;

/** Lists that were on a person's screen: what the placements count. $1 one placement, or null. */
const LIST_SPAN_SQL = `
select min(p.start) as first, max(p.start) as last from rollup_placements p join rollup_cells c on c.id = p.cell_id
where p.grain = 'day' and ($1::text is null or c.placement = $1)`;

const toDay = (moment: Date): string => moment.toISOString().slice(0, 10);

/** Counts the days of a period, and of as many before it, that lie within the data. `today` is a UTC day. */
export function coverageOf(span: Period | null, period: Period, today: string): Coverage {
  if (!span) return { span, now: 0, before: 0 };
  const isRunning = span.to >= shiftDay(today, -QUIET_DAYS);
  const known = { from: span.from, to: isRunning && today > span.to ? today : span.to };
  return { span, now: daysIn(period, known), before: daysIn(previousPeriod(period), known) };
}

/** Whether as many days lie behind both periods: only then is a difference one of the shop and not of the data. */
export function isComparable({ now, before }: Coverage): boolean {
  return now > 0 && now === before;
}

/** The days to look at instead, as many as were asked for, when these have no data; null when they have, or nothing has. */
export function daysWithData({ span, now }: Coverage, period: Period): Period | null {
  if (!span || now > 0) return null;
  const length = daysIn(period, period);
  if (period.from > span.to) {
    const from = shiftDay(span.to, 1 - length);
    return { from: from < span.from ? span.from : from, to: span.to };
  }
  const to = shiftDay(span.from, length - 1);
  return { from: span.from, to: to > span.to ? span.to : to };
}

async function readSpan(rows: Promise<{ rows: SpanRow[] }>): Promise<Period | null> {
  const [ends] = (await rows).rows;
  return ends?.first && ends.last ? { from: toDay(ends.first), to: toDay(ends.last) } : null;
}

/** The days on which anybody did anything. */
export function activitySpan(client: Queryable): Promise<Period | null> {
  return readSpan(client.query<SpanRow>(ACTIVITY_SPAN_SQL));
}

/** The days on which anything was sold at a price we know. */
export function salesSpan(client: Queryable): Promise<Period | null> {
  return readSpan(client.query<SpanRow>(SALES_SPAN_SQL));
}

/** The days on which a list was shown, of one placement or of any. */
export function listSpan(client: Queryable, placement: string | null = null): Promise<Period | null> {
  return readSpan(client.query<SpanRow>(LIST_SPAN_SQL, [placement]));
}

/** The moments between which a report and the one before it lie: both starts, and the end (exclusive). */
export function boundsOf(period: Period): [Date, Date, Date] {
  const starts = [previousPeriod(period).from, period.from, shiftDay(period.to, 1)].map(startOfDay);
  return starts as [Date, Date, Date];
}
