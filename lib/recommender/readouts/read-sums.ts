import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { reportCurrency } from "@/lib/shop/catalog/main-currency";
import type { Experiment, FlagSwitch } from "@/lib/recommender/experiments/experiment";
import type { Holdout } from "@/lib/recommender/experiments/holdout";
import { isInRamp } from "@/ml/index";
import type { Stretch } from "./stretch";
import { type ReadoutSums, type Totals, totalsSchema } from "./sums";
import {
  EXPERIMENT_SUMS_SQL,
  FLAG_SUMS_SQL,
  FLAG_UNITS_SQL,
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

/** What the holdout has told of all that changed since: shoppers `without` it against those `with` it. */
export async function countHoldout(
  { startedAt }: Pick<Holdout, "startedAt">,
  until: number,
): Promise<ReadoutSums> {
  const values = [new Date(startedAt), new Date(until), await reportCurrency()];
  return readSums(HOLDOUT_SUMS_SQL, values);
}

/**
 * What a flag has told in a time in which the same shoppers had it: those `without` it against those `with` it, whether they
 * came to what it switches or not.
 */
export async function countFlag(
  { id, definition }: Pick<FlagSwitch, "id" | "definition">,
  { from, share, isFirst }: Stretch,
  until: number,
): Promise<ReadoutSums> {
  const { device } = definition.audience;
  const [start, end, only] = [new Date(from), new Date(until), device === "all" ? null : device];
  const { rows } = await getPool("report").query<{ shopper: string; unit: string }>(FLAG_UNITS_SQL, [
    start,
    end,
    only,
  ]);
  const having = rows.filter(({ unit }) => isInRamp(id, unit, share)).map(({ shopper }) => shopper);
  const sums = await readSums(FLAG_SUMS_SQL, [start, end, await reportCurrency(), having, only]);
  // Some have had it before: what they did then does not say what they would have done without it.
  return isFirst ? sums : { ...sums, variants: sums.variants.map(forgetPast) };
}

function forgetPast(totals: Totals): Totals {
  const orders = { ordersBefore: 0, ordersBefore2: 0, ordersBoth: 0 };
  const revenue = { revenueBefore: 0, revenueBefore2: 0, revenueBoth: 0 };
  return { ...totals, boughtBefore: 0, boughtBoth: 0, ...orders, ...revenue };
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
