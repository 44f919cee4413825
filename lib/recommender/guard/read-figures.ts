import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { type Arm, ARM_SQL, type ArmRow, type Rates, toArm } from "./arm";
import { type Held, HELD_SQL } from "./judge-lists";
import type { Minute } from "./judge-serving";
import { type Past, PAST_SQL, type PastRow, readPast } from "./past";
import { COVERAGE, HEARD_MS, ORDER_MS, WINDOW_MS } from "./thresholds";

/** From (inclusive) to (exclusive), milliseconds since the epoch. */
export interface Span {
  from: number;
  to: number;
}

const dates = ({ from, to }: Span) => [new Date(from), new Date(to)];

/**
 * What came of each version's lists in a span, by version.
 *
 * @param rates what was to be expected of each placement's lists; without, every list counts alike
 */
export async function readArms(
  span: Span,
  models: readonly string[],
  rates: Rates = {},
  withinMs: number | null = null,
): Promise<Map<string, Arm>> {
  const values = [...dates(span), models, JSON.stringify(rates), withinMs];
  const { rows } = await getPool("report").query<ArmRow>(ARM_SQL, values);
  return new Map(rows.map((row) => [row.model, toArm(row)]));
}

/** What was usual of these versions' lists in a span. */
export async function readUsual(span: Span, models: readonly string[]): Promise<Past> {
  const values = [...dates(span), models, WINDOW_MS / 1_000, ORDER_MS];
  const { rows } = await getPool("report").query<PastRow>(PAST_SQL, values);
  return readPast(rows);
}

/** What the newest lists of a version in a span held. */
export async function readHeld(span: Span, model: string): Promise<Held> {
  const values = [...dates(span), model, COVERAGE.most];
  const { rows } = await getPool("report").query<{ product: number; lists: number; whole: number }>(
    HELD_SQL,
    values,
  );
  const products = new Map(rows.map(({ product, lists }) => [product, lists]));
  return { model, lists: rows[0]?.whole ?? 0, products };
}

const MINUTES_SQL = `
  select extract(epoch from minute)::float8 * 1000 as minute, calls, failures, latency, scores, lists, filled, overlap
  from serving_minutes
  where minute >= $1 and minute < $2 and model_version_id = $3 and role = $4
  order by minute`;

/** A version's minutes in a span, of all processes together, in order. */
export async function readMinutes(span: Span, model: string, role: "serving" | "shadow"): Promise<Minute[]> {
  const { rows } = await getPool("report").query<Minute>(MINUTES_SQL, [...dates(span), model, role]);
  const minutes = new Map<number, Minute>();
  for (const row of rows) {
    const known = minutes.get(row.minute);
    if (!known) {
      minutes.set(row.minute, row);
      continue;
    }
    const add = (to: readonly number[], from: readonly number[]) =>
      to.map((count, at) => count + (from[at] ?? 0));
    minutes.set(row.minute, {
      minute: row.minute,
      calls: known.calls + row.calls,
      failures: known.failures + row.failures,
      lists: known.lists + row.lists,
      filled: known.filled + row.filled,
      overlap: known.overlap + row.overlap,
      latency: add(known.latency, row.latency),
      scores: add(known.scores, row.scores),
    });
  }
  return [...minutes.values()];
}

/** What a process that serves last said of itself. */
export interface HeardProcess {
  id: string;
  serving: string | null;
  refusedId: string | null;
  refusedReason: string | null;
}

/** The processes that serve now, by what they last said. */
export async function readProcesses(): Promise<HeardProcess[]> {
  const { rows } = await getPool("report").query<HeardProcess>(
    `select id, serving, refused_id as "refusedId", refused_reason as "refusedReason" from serving_processes
     where seen_at > now() - make_interval(secs => $1::float8 / 1000)`,
    [HEARD_MS],
  );
  return rows;
}
