import "server-only";
import { getPool } from "@/lib/platform/db/client";
import type { ExpectationName, Expectations } from "./expectations";
import type { ExpectationResult } from "./health-report";

const HOUR_MS = 3_600_000;
/** So many rows of a stretch tell its shares. */
const MOST_ROWS = 1_000_000;
/** Shares of fewer rows are an anecdote. */
const FEWEST_ROWS = 50;
/** A kind of which a training has seen less may be missing for a while. */
const USUAL_KIND = 0.01;

/** What rows of a stretch are like. */
interface RowCounts {
  readonly rows: number;
  readonly unknown: number;
  readonly free: number;
  readonly repeated: number;
  readonly nobody: number;
  readonly largest: number;
  readonly early: number;
  readonly newest: Date | null;
  readonly kinds: string[];
}

/** $1 start, $2 end: by when it happened. */
const BY_TIME = "at > $1 and at <= $2";
/** $1 start, $2 end, or null for no end: by when it arrived. */
const BY_ARRIVAL = "received_at >= $1 and ($2::timestamptz is null or received_at <= $2)";

const countRows = (which: typeof BY_TIME | typeof BY_ARRIVAL) => `
with few as materialized (
  select id, shopper_id, product_id, kind, value, at, received_at from interactions where ${which} and lane = 'person' limit ${MOST_ROWS}),
priced as (
  select count(*) filter (where p.id is null)::float8 as unknown, count(*) filter (where p.price_amount = 0)::float8 as free
  from few left join products p on p.id = few.product_id),
same as (
  select coalesce(sum(times - 1), 0)::float8 as repeated from (
    select count(*) as times from few where shopper_id is not null group by shopper_id, product_id, kind, at, value having count(*) > 1) twice),
most as (
  select coalesce(max(own), 0)::float8 as largest from (select count(*) as own from few where shopper_id is not null group by shopper_id) each)
select count(*)::float8 as rows, count(*) filter (where shopper_id is null)::float8 as nobody,
  count(*) filter (where at > received_at + interval '5 minutes')::float8 as early, max(at) as newest,
  array(select distinct kind::text from few) as kinds,
  (select unknown from priced) as unknown, (select free from priced) as free,
  (select repeated from same) as repeated, (select largest from most) as largest
from few`;

/** $1: kinds that made a good part of what was learnt from. */
const KINDS_SQL = `
select kind::text as kind from interactions where lane = 'person' and shopper_id is not null and at <= $1
group by kind having count(*) >= ${USUAL_KIND} * (select count(*) from interactions where lane = 'person' and shopper_id is not null and at <= $1)`;

/** What came in during an import: which rows were rejected is known to it alone. */
export interface ImportedRows {
  /** By the database's clock, as what it says of each row. */
  readonly startedAt: Date;
  readonly rows: number;
  readonly rejected: number;
}

/** Whether what an import has brought is as expected. */
export async function checkImport(
  { startedAt, rows, rejected }: ImportedRows,
  expected: Expectations,
): Promise<ExpectationResult[]> {
  const { rows: found } = await getPool("work").query<RowCounts>(countRows(BY_ARRIVAL), [startedAt, null]);
  const share = rows < FEWEST_ROWS ? null : rejected / rows;
  return [
    ...judge("rejectedRows", share, expected, (measured) => `${percent(measured)} of the rows were rejected`),
    ...judgeRows(found[0] ?? null, expected),
  ];
}

/** Whether what has happened since a moment is as expected. `learntUntil`: what was there then is to be there still. */
export async function checkTraffic(
  { since, now, learntUntil }: { since: Date; now: Date; learntUntil: Date },
  expected: Expectations,
): Promise<ExpectationResult[]> {
  const { rows } = await getPool("work").query<RowCounts>(countRows(BY_TIME), [since, now]);
  const counts = rows[0] ?? null;
  const usual = await getPool("work").query<{ kind: string }>(KINDS_SQL, [learntUntil]);
  const isThere = new Set(counts?.kinds);
  const lost = usual.rows.map(({ kind }) => kind).filter((kind) => !isThere.has(kind));
  const measured = counts && counts.rows >= FEWEST_ROWS ? lost.length : null;
  const newest = counts?.newest?.getTime() ?? (await readNewest());
  const hours = newest === null ? null : Math.max(0, now.getTime() - newest) / HOUR_MS;
  return [
    ...judgeRows(counts, expected),
    ...judge("lostKinds", measured, expected, (count) =>
      count === 0 ? "Every usual kind of event is there" : `No ${lost.join(", no ")} comes in any more`,
    ),
    ...judge("hoursSinceNewest", hours, expected, (age) => `The newest event is ${sayHours(age)} old`),
  ];
}

async function readNewest(): Promise<number | null> {
  const { rows } = await getPool("work").query<{ newest: Date | null }>(
    "select max(at) as newest from interactions where lane = 'person'",
  );
  return rows[0]?.newest?.getTime() ?? null;
}

function judgeRows(counts: RowCounts | null, expected: Expectations): ExpectationResult[] {
  const share = (part: number | undefined) =>
    counts && counts.rows >= FEWEST_ROWS ? (part ?? 0) / counts.rows : null;
  const each: [ExpectationName, number | null, string][] = [
    ["unknownProducts", share(counts?.unknown), "of the events are of products the shop does not have"],
    ["zeroPrices", share(counts?.free), "of the events are of products with a price of 0"],
    ["repeated", share(counts?.repeated), "of the events repeat one to the millisecond"],
    ["withoutShopper", share(counts?.nobody), "of the events are nobody’s"],
    ["largestShopper", share(counts?.largest), "of the events are one shopper’s"],
    ["fromTheFuture", share(counts?.early), "of the events say they happened after they arrived"],
  ];
  return each.flatMap(([name, measured, what]) =>
    judge(name, measured, expected, (value) => `${percent(value)} ${what}`),
  );
}

function judge(
  name: ExpectationName,
  measured: number | null,
  expected: Expectations,
  say: (measured: number) => string,
): ExpectationResult[] {
  const bound = expected[name];
  if (!bound) return [];
  const { max } = bound;
  if (measured === null) {
    return [{ name, state: "unknown", text: "Too little has come in to tell.", measured, max }];
  }
  const isFine = measured <= max;
  const limit =
    name === "hoursSinceNewest" ? sayHours(max) : name === "lostKinds" ? String(max) : percent(max);
  const text = `${say(measured)}${isFine ? "" : `; at most ${limit} is expected`}.`;
  return [{ name, state: isFine ? "good" : "bad", text, measured, max }];
}

const percent = (share: number) => `${(100 * share).toFixed(share > 0 && share < 0.001 ? 2 : 1)} %`;

/** `5 hours`, `3 days`. */
export function sayHours(hours: number): string {
  if (hours < 1) return "less than an hour";
  const [count, unit] = hours < 48 ? [Math.round(hours), "hour"] : [Math.round(hours / 24), "day"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
