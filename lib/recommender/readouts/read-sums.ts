import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { reportCurrency } from "@/lib/shop/catalog/main-currency";
import type { Experiment } from "@/lib/recommender/experiments/experiment";
import type { Holdout } from "@/lib/recommender/experiments/holdout";
import { type ReadoutSums, type Totals, totalsSchema } from "./sums";
import {
  EXPERIMENT_SUMS_SQL,
  FORECAST_DAYS_SQL,
  FORECAST_SUMS_SQL,
  HOLDOUT_SUMS_SQL,
  PREFERENCE_SQL,
} from "./sums-sql";

/** A row of SUMS. */
export interface SumsRow extends Totals {
  device: string | null;
  isNew: boolean | null;
  byDevice: boolean;
  byNew: boolean;
  crossed: number;
}

interface PreferenceRow {
  n: number;
  firstSum: number;
  firstSquares: number;
  secondSum: number;
  secondSquares: number;
  sumProducts: number;
}

function segmentOf({ byDevice, device, byNew, isNew }: SumsRow): string | null {
  if (byDevice) return device;
  return byNew ? (isNew ? "new" : "known") : null;
}

/** Sums as the database gives them, variant by variant and part by part. */
export function toSums(
  rows: readonly SumsRow[],
  { preference = null, days = null, placements = null }: Partial<ReadoutSums> = {},
): ReadoutSums {
  const variants: Totals[] = [];
  const segments: Record<string, Totals[]> = {};
  for (const row of rows) {
    const segment = segmentOf(row);
    const totals = totalsSchema.parse(row);
    if (segment === null) variants.push(totals);
    else (segments[segment] ??= []).push(totals);
  }
  return { crossed: rows[0]?.crossed ?? 0, variants, segments, preference, days, placements };
}

async function readSums(
  sql: string,
  values: unknown[],
  others: Partial<ReadoutSums> = {},
): Promise<ReadoutSums> {
  const { rows } = await getPool("work").query<SumsRow>(sql, values);
  return toSums(rows, others);
}

/**
 * What an experiment has told up to `until`, counted from what was recorded.
 *
 * @param until milliseconds since the epoch, exclusive
 */
export async function countExperiment(
  { id, definition }: Pick<Experiment, "id" | "definition">,
  until: number,
): Promise<ReadoutSums> {
  const end = new Date(until);
  const preference = definition.mode === "interleave" ? await readPreference(id, end) : null;
  return readSums(EXPERIMENT_SUMS_SQL, [id, end, await reportCurrency()], { preference });
}

/** What the holdout has told: `held` against `reached`. */
export async function countHoldout({ startedAt }: Holdout, until: number): Promise<ReadoutSums> {
  const values = [new Date(startedAt), new Date(until), await reportCurrency()];
  return readSums(HOLDOUT_SUMS_SQL, values);
}

/** What the lists of these placements were to shoppers in the four weeks before `until`: what an experiment may expect. */
export async function countForecast(placements: string[], until: number): Promise<ReadoutSums> {
  const end = new Date(until);
  const { rows } = await getPool("report").query<{ days: number | null }>(FORECAST_DAYS_SQL, [
    placements,
    end,
  ]);
  const days = rows[0]?.days ?? null;
  return readSums(FORECAST_SUMS_SQL, [placements, end, await reportCurrency()], { days, placements });
}

/** Which variant's products were clicked in the interleaved lists of an experiment, up to `end`. */
export async function readPreference(id: string, end: Date | "infinity"): Promise<ReadoutSums["preference"]> {
  const { rows } = await getPool("work").query<PreferenceRow>(PREFERENCE_SQL, [id, end]);
  const [row] = rows;
  if (!row) return null;
  const { n, firstSum, firstSquares, secondSum, secondSquares, sumProducts } = row;
  const first = { sum: firstSum, sumSquares: firstSquares };
  return { n, first, second: { sum: secondSum, sumSquares: secondSquares }, sumProducts };
}
