import "server-only";
import { getLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { getPool } from "@/lib/platform/db/client";
import { KINDS, takesBack, type WeightConfig, weighKind } from "@/ml/index";
import { Trends } from "./trends";

const WINDOW_DAYS = 30;
/** A large shop would rather keep the last trends than wait longer. */
const PATIENCE_MS = 20_000;

/**
 * Decayed weight of each product over the 30 days before the newest interaction (not before now: a shop just filled from
 * an archive has trends too).
 */
async function loadTrendScores(weights: WeightConfig): Promise<Map<number, number>> {
  // A rating's weight runs linearly from one star to five.
  const ofKinds = Object.fromEntries(KINDS.map((kind) => [kind, weighKind(kind, 1, weights)]));
  const perStar = (weighKind("rating", 5, weights) - weighKind("rating", 1, weights)) / 4;
  const counted = KINDS.filter((kind) => !takesBack(kind));
  const { rows } = await getPool("report").query<{ product_id: number; score: number }>({
    text: `with newest as (select max(at) as at from interactions)
      select product_id, sum(
          (($3::jsonb ->> kind::text)::float8
            + case when kind = 'rating' then $4::float8 * (least(5, greatest(1, value)) - 1) else 0 end)
          * exp(-$1::float8 * extract(epoch from newest.at - i.at)::float8 / 86400))::float8 as score
        from newest, interactions i
       where i.at > newest.at - make_interval(days => $2) and i.kind::text = any($5)
       group by product_id`,
    values: [weights.decayPerDay, WINDOW_DAYS, JSON.stringify(ofKinds), perStar, counted],
    query_timeout: PATIENCE_MS,
  } as { text: string; values: unknown[] });
  return new Map(rows.map((row) => [row.product_id, row.score]));
}

/**
 * The trends of the products that are in the catalog now.
 *
 * @param weights what kinds of interactions count and how fast they fade: those of the model that serves
 */
export async function loadTrends(weights: WeightConfig): Promise<Trends> {
  const scores = await loadTrendScores(weights);
  return new Trends(scores, await getLiveCatalog());
}
