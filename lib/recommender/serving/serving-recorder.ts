import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { messageOf } from "@/lib/platform/errors";
import { randomId } from "@/lib/platform/ids";
import { getLog } from "@/lib/platform/log";
import type { ModelState } from "./model-keeper";
import { latencyClass, MOST_PRODUCTS, noFigures, scoreClass, type ServingFigures } from "./serving-minute";

const FLUSH_MS = 10_000;
const MINUTE_MS = 60_000;

/** `serving`: people were shown it. `shadow`: nobody was. */
export type ServingRole = "serving" | "shadow";

interface RecordedList {
  model: string | null;
  items: readonly { productId: number; score: number }[];
}

/** One call as it is to be counted. */
export interface RecordedCall {
  /** The version it was answered with; null: none. */
  model: string | null;
  role: ServingRole;
  ms: number;
  failed: boolean;
  lists: readonly RecordedList[];
  /** Of a shadow. */
  overlap?: number;
}

const MINUTE_SQL = `
  insert into serving_minutes
    (process_id, minute, model_version_id, role, calls, failures, latency, scores, lists, filled, overlap, products)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  on conflict (process_id, minute, model_version_id, role) do update set
    calls = excluded.calls, failures = excluded.failures, latency = excluded.latency, scores = excluded.scores,
    lists = excluded.lists, filled = excluded.filled, overlap = excluded.overlap, products = excluded.products`;

const PROCESS_SQL = `
  insert into serving_processes (id, started_at, seen_at, serving, refused_id, refused_reason)
  values ($1, $2, now(), $3, $4, $5)
  on conflict (id) do update set seen_at = now(), serving = excluded.serving,
    refused_id = excluded.refused_id, refused_reason = excluded.refused_reason`;

/** What a list adds to the figures each time it is given, and the minute that knows its products already. */
interface Tally {
  /** Score classes it has, each with how many of its products. */
  scores: readonly (readonly [tenth: number, count: number])[];
  countedIn: ServingFigures | null;
}

/** Lists are given again and again, and looked through once. */
const tallies = new WeakMap<RecordedList, Tally>();

function tallyOf(list: RecordedList): Tally {
  const known = tallies.get(list);
  if (known) return known;
  const counts = new Map<number, number>();
  for (const { score } of list.items) counts.set(scoreClass(score), (counts.get(scoreClass(score)) ?? 0) + 1);
  const tally: Tally = { scores: [...counts], countedIn: null };
  tallies.set(list, tally);
  return tally;
}

function countItems(list: RecordedList, figures: ServingFigures): void {
  const tally = tallyOf(list);
  for (const [tenth, count] of tally.scores) figures.scores[tenth] = (figures.scores[tenth] ?? 0) + count;
  if (tally.countedIn === figures) return;
  tally.countedIn = figures;
  for (const { productId } of list.items)
    if (figures.products.size < MOST_PRODUCTS) figures.products.add(productId);
}

/**
 * Counts how this process answers, minute by minute, and tells the database every ten seconds in the background, with
 * which version it serves: what the guard judges by. Writing a minute again replaces it, so that nothing counts twice;
 * what cannot be written is written with the next. Requests only count.
 */
export class ServingRecorder {
  readonly processId = randomId();
  readonly #startedAt = new Date();
  readonly #state: () => ModelState;
  readonly #minutes = new Map<
    string,
    { minute: number; model: string; role: ServingRole; figures: ServingFigures }
  >();
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(state: () => ModelState) {
    this.#state = state;
  }

  start(): void {
    this.#timer = setInterval(() => void this.flush(), FLUSH_MS).unref();
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  count({ model, role, ms, failed, lists, overlap = 0 }: RecordedCall, now: number): void {
    const figures = this.#figuresOf(Math.floor(now / MINUTE_MS) * MINUTE_MS, model ?? "", role);
    figures.calls++;
    if (failed) figures.failures++;
    const place = latencyClass(ms);
    figures.latency[place] = (figures.latency[place] ?? 0) + 1;
    figures.overlap += overlap;
    for (const list of lists) {
      figures.lists++;
      if (list.model === null) continue;
      figures.filled++;
      countItems(list, figures);
    }
  }

  /** Tells the database now. Never rejects. */
  flush(): Promise<void> {
    return (this.#writing = this.#writing.then(() => this.#write()));
  }

  async #write(): Promise<void> {
    const { serving, refused, refusedBeside } = this.#state();
    const [beside = null] = Object.entries(refusedBeside);
    const before = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
    try {
      const pool = getPool("report");
      const [id, reason] = refused ? [refused.id, refused.reason] : (beside ?? [null, null]);
      await pool.query(PROCESS_SQL, [this.processId, this.#startedAt, serving, id, reason]);
      for (const [key, { minute, model, role, figures }] of this.#minutes) {
        const { calls, failures, latency, scores, lists, filled, overlap, products } = figures;
        const counts = [calls, failures, latency, scores, lists, filled, overlap, [...products]];
        await pool.query(MINUTE_SQL, [this.processId, new Date(minute), model, role, ...counts]);
        if (minute < before) this.#minutes.delete(key);
      }
    } catch (error) {
      getLog("recommend").debug({ error: messageOf(error) }, "cannot write figures of serving");
      // A database that stays away must not fill memory.
      for (const [key, { minute }] of this.#minutes) {
        if (minute < before - 10 * MINUTE_MS) this.#minutes.delete(key);
      }
    }
  }

  #figuresOf(minute: number, model: string, role: ServingRole): ServingFigures {
    const key = `${minute} ${role} ${model}`;
    const known = this.#minutes.get(key);
    if (known) return known.figures;
    const figures = noFigures();
    this.#minutes.set(key, { minute, model, role, figures });
    return figures;
  }
}

/** How long figures are kept: the guard looks at hours, its page at days. */
const KEPT_DAYS = 8;

/** Forgets figures and processes of long ago. */
export async function dropOldFigures(): Promise<void> {
  const pool = getPool("report");
  await pool.query("delete from serving_minutes where minute < now() - make_interval(days => $1)", [
    KEPT_DAYS,
  ]);
  await pool.query("delete from serving_processes where seen_at < now() - make_interval(days => $1)", [
    KEPT_DAYS,
  ]);
}
