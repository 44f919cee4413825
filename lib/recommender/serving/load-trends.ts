import "server-only";
import { getLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { getPool } from "@/lib/platform/db/client";
import { keptJson } from "@/lib/platform/keeping";
import { KINDS, type WeightConfig, weighKind } from "@/ml/index";
import { TREND_SQL } from "./trend-sql";
import { Trends } from "./trends";

const onDisk = keptJson(
  "trends",
  1,
  async (scores) => new Trends(new Map(scores as [number, number][]), await getLiveCatalog()),
);

const WINDOW_MS = 30 * 24 * 60 * 60 * 1_000;
/** A large shop would rather keep the last trends than wait longer. */
const PATIENCE_MS = 20_000;
/** Shoppers, weighed, who make a trend. With fewer, what was wanted before counts as well. */
const FEWEST_SHOPPERS = 30;
/** Windows that are looked at most, each the thirty days before the newest event that no later one has. */
const MOST_WINDOWS = 3;

interface TrendRow {
  product_id: number;
  score: number;
  /** Of the whole window: its shoppers, each as much as they weigh. */
  crowd: number;
}

const NEWEST_SQL = `select max(at) as at from interactions where lane = 'person' and ($1::timestamptz is null or at < $1)`;

async function newestBefore(moment: Date | null): Promise<Date | null> {
  const { rows } = await getPool("report").query<{ at: Date | null }>({
    text: NEWEST_SQL,
    values: [moment],
    query_timeout: PATIENCE_MS,
  } as { text: string; values: unknown[] });
  return rows[0]?.at ?? null;
}

async function scoreWindow(from: Date, to: Date, newest: Date, weights: WeightConfig): Promise<TrendRow[]> {
  // A rating's weight runs linearly from one star to five.
  const ofKinds = Object.fromEntries(KINDS.map((kind) => [kind, weighKind(kind, 1, weights)]));
  const perStar = (weighKind("rating", 5, weights) - weighKind("rating", 1, weights)) / 4;
  const { rows } = await getPool("report").query<TrendRow>({
    text: TREND_SQL,
    values: [weights.decayPerDay, from, to, JSON.stringify(ofKinds), perStar, newest],
    query_timeout: PATIENCE_MS,
  } as { text: string; values: unknown[] });
  return rows;
}

/**
 * How much each product was wanted in the thirty days before the newest event (not before now: a shop just filled from an
 * archive has trends too). While those days hold only a few shoppers, as after an archive's end, the days before count as
 * well: the first visitor of a new shop does not decide alone what is popular.
 */
async function loadTrendScores(weights: WeightConfig): Promise<Map<number, number>> {
  const scores = new Map<number, number>();
  let crowd = 0;
  const newest = await newestBefore(null);
  let end = newest;
  for (let i = 0; newest !== null && end !== null && i < MOST_WINDOWS && crowd < FEWEST_SHOPPERS; i++) {
    const start = new Date(end.getTime() - WINDOW_MS);
    const rows = await scoreWindow(start, end, newest, weights);
    for (const { product_id, score } of rows) scores.set(product_id, (scores.get(product_id) ?? 0) + score);
    crowd += rows[0]?.crowd ?? 0;
    end = crowd < FEWEST_SHOPPERS ? await newestBefore(start) : null;
  }
  return scores;
}

/**
 * The trends of the products that are in the catalog now.
 *
 * @param weights what kinds of interactions count and how fast they fade: those of the model that serves
 */
export async function loadTrends(weights: WeightConfig): Promise<Trends> {
  const scores = await loadTrendScores(weights);
  onDisk.keep(() => [...scores]);
  return new Trends(scores, await getLiveCatalog());
}

/** The trends that a process before has kept on disk; null where there are none. */
export const recallTrends = onDisk.recall;
