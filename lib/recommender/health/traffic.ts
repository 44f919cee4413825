import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { readStoredMetrics } from "@/lib/recommender/models/stored-metrics";
import { getDb } from "@/lib/platform/db/client";

const DAY_MS = 86_400_000;
/** Traffic of so many days is what is called recent. */
const RECENT_DAYS = 7;
/** With fewer events that the live model has not learnt from, the last days are compared with those before. */
const ENOUGH_NEW = 1000;

/** What is compared: all up to `until`, with what happened from `since` to now; no event is on both sides. */
export interface Windows {
  readonly modelVersion: string | null;
  /** When the live version was made; null when there is none. */
  readonly modelMadeAt: number | null;
  readonly until: Date;
  readonly since: Date;
  readonly now: Date;
}

/** Counts of both sides: before, and now. */
export interface Pair {
  readonly before: number;
  readonly now: number;
}

export interface Traffic {
  readonly kinds: readonly (Pair & { kind: string })[];
  readonly hours: readonly (Pair & { hour: number })[];
  readonly products: readonly (Pair & { price: number; category: string })[];
  readonly total: Pair;
}

const NEW_SQL = `
select count(*)::int as count from (
  select 1 from interactions where lane = 'person' and shopper_id is not null and at > $1 and at <= $2 limit ${ENOUGH_NEW}) few`;

/** $1 end of what was before, $2 start and $3 end of what is now. What trainings read: people, known shoppers. */
const CLOCK_SQL = `
select kind::text as kind, extract(hour from at at time zone 'UTC')::int as hour,
  count(*) filter (where at <= $1)::float8 as before, count(*) filter (where at > $2)::float8 as now
from interactions where lane = 'person' and shopper_id is not null and (at <= $1 or at > $2) and at <= $3
group by 1, 2`;

const PRODUCTS_SQL = `
with met as (
  select product_id, count(*) filter (where at <= $1)::float8 as before, count(*) filter (where at > $2)::float8 as now
  from interactions where lane = 'person' and shopper_id is not null and (at <= $1 or at > $2) and at <= $3
  group by product_id)
select met.before, met.now, p.price_amount as price, coalesce(root.name, c.name) as category
from met join products p on p.id = met.product_id join categories c on c.id = p.category_id
  left join categories root on root.path = split_part(c.path, '/', 1)
order by p.id`;

/** The live version's snapshot, and what has happened since: or, while that is little, the last days and all before. */
export async function chooseWindows(now: number): Promise<Windows> {
  const live = await getDb().modelAlias.findUnique({
    where: { alias: "live" },
    select: { modelVersionId: true, modelVersion: { select: { metrics: true, createdAt: true } } },
  });
  const newestAt = live && readStoredMetrics(live.modelVersion.metrics).snapshot.newestAt;
  const model = {
    modelVersion: live?.modelVersionId ?? null,
    modelMadeAt: live?.modelVersion.createdAt.getTime() ?? null,
    now: new Date(now),
  };
  const weekAgo = now - RECENT_DAYS * DAY_MS;
  const learntUntil = newestAt ? Date.parse(newestAt) : now;
  const since = new Date(Math.max(learntUntil, weekAgo));
  const { rows } = await getPool("work").query<{ count: number }>(NEW_SQL, [since, model.now]);
  const isEnough = newestAt !== null && (rows[0]?.count ?? 0) >= ENOUGH_NEW;
  if (isEnough) return { ...model, until: new Date(learntUntil), since };
  const start = new Date(weekAgo);
  return { ...model, until: new Date(Math.min(weekAgo, learntUntil)), since: start };
}

/** What shoppers did on both sides, counted. */
export async function readTraffic({ until, since, now }: Windows): Promise<Traffic> {
  const pool = getPool("work");
  const bounds = [until, since, now];
  const clock = await pool.query<Pair & { kind: string; hour: number }>(CLOCK_SQL, bounds);
  const products = await pool.query<Traffic["products"][number]>(PRODUCTS_SQL, bounds);
  const sumBy = <K extends "kind" | "hour">(key: K) => {
    const sums = new Map<string | number, { before: number; now: number }>();
    for (const row of clock.rows) {
      const sum = sums.get(row[key]) ?? { before: 0, now: 0 };
      sums.set(row[key], { before: sum.before + row.before, now: sum.now + row.now });
    }
    return sums;
  };
  const hours = sumBy("hour");
  return {
    kinds: [...sumBy("kind")]
      .map(([kind, pair]) => ({ kind: String(kind), ...pair }))
      .sort((a, b) => b.before + b.now - a.before - a.now),
    hours: Array.from({ length: 24 }, (_, hour) => ({ hour, ...(hours.get(hour) ?? { before: 0, now: 0 }) })),
    products: products.rows,
    total: {
      before: clock.rows.reduce((sum, row) => sum + row.before, 0),
      now: clock.rows.reduce((sum, row) => sum + row.now, 0),
    },
  };
}
