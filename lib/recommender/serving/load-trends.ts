import "server-only";
import { getLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { getPool } from "@/lib/platform/db/client";
import { KIND_WEIGHTS } from "./kind-weights";
import { Trends } from "./trends";

const WINDOW_DAYS = 30;
const DECAY_PER_DAY = 0.1;
/** A large shop would rather keep the last trends than wait longer. */
const PATIENCE_MS = 20_000;

/**
 * Decayed weight of each product over the 30 days before the newest interaction (not before now: a shop just filled from
 * an archive has trends too).
 */
async function loadTrendScores(): Promise<Map<number, number>> {
  const { rows } = await getPool("report").query<{ product_id: number; score: number }>({
    text: `with newest as (select max(at) as at from interactions)
      select product_id, sum(
          ($3::jsonb ->> kind::text)::float8
          * exp(-$1::float8 * extract(epoch from newest.at - i.at)::float8 / 86400))::float8 as score
        from newest, interactions i
       where i.at > newest.at - make_interval(days => $2) and i.kind <> 'remove'
       group by product_id`,
    values: [DECAY_PER_DAY, WINDOW_DAYS, JSON.stringify(KIND_WEIGHTS)],
    query_timeout: PATIENCE_MS,
  } as { text: string; values: unknown[] });
  return new Map(rows.map((row) => [row.product_id, row.score]));
}

/** The trends of the products that are in the catalog now. */
export async function loadTrends(): Promise<Trends> {
  const scores = await loadTrendScores();
  return new Trends(scores, await getLiveCatalog());
}
