import "server-only";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { getLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { copyRows } from "@/lib/platform/db/copy-rows";
import { getPool } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { getLauncherEnv } from "@/lib/platform/env";
import { toUnavailable } from "@/lib/platform/db/unavailable";
import { AppError, isAppError } from "@/lib/platform/errors";
import type { TableSource } from "@/lib/platform/files/table-source";
import { type TableFormat, writeTable } from "@/lib/platform/files/write-table";
import { parsePublicProductId } from "@/lib/platform/ids";
import { currentPlan, getPlan } from "@/lib/recommender/experiments/live-plan";
import { closeEngine, getEngine } from "@/lib/recommender/serving/engine";
import { recommend } from "@/lib/recommender/serving/recommend";
import type { ShopperState } from "@/lib/recommender/serving/shopper-state";

const PLACEMENT = "home.for-you";
const PAGE = 500;
/** While the past of some is read, the lists of others are made. */
const AT_ONCE = 8;
const DAY_MS = 24 * 60 * 60 * 1_000;
const RETRY_MS = 1_000;
const TRIES = 60;
const CATALOG_MS = 5 * 60_000;

/** Whoever has done something lately and is recommended to by it; merged shoppers' past is that of one. */
const ACTIVE_SQL = `
  select active.shopper_id as id from (
    select distinct shopper_id from interactions
     where shopper_id > $1::uuid and lane = 'person' and at >= to_timestamp($2::float8 / 1000)
     order by shopper_id limit ${PAGE}) active
    left join shoppers s on s.id = active.shopper_id
   where coalesce(s.consent, true) and s.merged_into_id is null
   order by active.shopper_id`;
/** How far a page goes, whoever of it is recommended to. */
const LAST_SQL = `
  select max(shopper_id::text) as last, count(*)::int as n from (
    select distinct shopper_id from interactions
     where shopper_id > $1::uuid and lane = 'person' and at >= to_timestamp($2::float8 / 1000)
     order by shopper_id limit ${PAGE}) page`;
const FORGET_SQL = "delete from precomputed_recommendations where computed_at <> $1::timestamptz";
const COUNT_SQL = `select count(distinct shopper_id)::int as n from interactions
  where shopper_id is not null and lane = 'person' and at >= to_timestamp($1::float8 / 1000)`;

const NAMES = `precomputed_recommendations r join products p on p.id = r.product_id
  left join shoppers s on s.id = r.shopper_id`;
const FLAT: TableSource = {
  query: `select coalesce(s.external_id, r.shopper_id::text) as user_id, r.rank, coalesce(p.handle, p.sku) as product_id,
    r.score, r.model_version as model, r.computed_at from ${NAMES} order by r.shopper_id, r.rank`,
  columns: [
    { name: "user_id", type: "text" },
    { name: "rank", type: "integer" },
    { name: "product_id", type: "text" },
    { name: "score", type: "number" },
    { name: "model", type: "text" },
    { name: "computed_at", type: "time" },
  ],
};
/** A line for each shopper, with a list in it. */
const BY_SHOPPER: TableSource = {
  query: `select coalesce(min(s.external_id), r.shopper_id::text) as user_id, count(*)::int as count,
    json_agg(json_build_object('rank', r.rank, 'product_id', coalesce(p.handle, p.sku), 'score', r.score)
      order by r.rank) as recommendations,
    min(r.model_version) as model, min(r.computed_at) as computed_at
    from ${NAMES} group by r.shopper_id order by r.shopper_id`,
  columns: [],
};
const FILES: Readonly<Record<TableFormat, TableSource>> = { csv: FLAT, parquet: FLAT, jsonl: BY_SHOPPER };

export interface BackfillRequest {
  /** Products for each shopper. */
  k: number;
  /** Active is whoever has done something in the last days. */
  days: number;
  format: TableFormat;
  /** Of the file in the data folder's `exports`, without its ending; not used with `file`. */
  name: string;
  /** Where the file is written instead. */
  file?: string | undefined;
  signal?: AbortSignal;
  /** `fraction` 0–1. */
  report?(fraction: number, stage: string): void;
  now?: number;
}

export interface BackfillResult {
  shoppers: number;
  rows: number;
  /** The version that ranked; null: what is popular. */
  model: string | null;
  file: string;
  /** A sentence for people. */
  reason: string;
}

interface ListedProduct {
  shopperId: string;
  rank: number;
  productId: number;
  score: number;
  model: string | null;
}

/** Nobody waits for an answer here, so a database that is away or busy is asked again for a while. */
async function patiently<T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  for (let tries = 1; ; tries++) {
    signal?.throwIfAborted();
    try {
      return await work();
    } catch (thrown) {
      const error = toUnavailable(thrown);
      if (tries === TRIES || !isAppError(error) || error.code !== "unavailable") throw error;
      await sleep(RETRY_MS, undefined, { signal });
    }
  }
}

/** What is known of a shopper; never a guess, because it would be kept. */
async function readState(shopperId: string, now: number): Promise<ShopperState> {
  const state = await getEngine().states.read(shopperId, now, true);
  if (state.origin === "database") return state;
  throw new AppError("unavailable", "The database is too slow to read what shoppers have done.");
}

/** The list a shopper would be shown, by the strategy that serves; no experiment has a part in it. */
async function listFor(shopperId: string, k: number, now: number): Promise<ListedProduct[]> {
  const state = await readState(shopperId, now);
  const preview = { strategy: currentPlan().liveStrategy(PLACEMENT), model: null, state };
  const request = { shopperId, trusted: true, placements: [{ placement: PLACEMENT, k } as const], preview };
  const [list] = (await recommend(request, now)).lists;
  return (list?.items ?? []).map(({ product, score, position }) => ({
    shopperId,
    rank: position + 1,
    productId: parsePublicProductId(product.id) ?? 0,
    score,
    model: list?.model ?? null,
  }));
}

/** Puts the lists of a page of shoppers in the place of what they had. */
async function store(shoppers: readonly string[], rows: readonly ListedProduct[], at: string): Promise<void> {
  const write = async (_: unknown, client: Parameters<typeof copyRows>[0]) => {
    await client.query("delete from precomputed_recommendations where shopper_id = any($1::uuid[])", [
      shoppers,
    ]);
    const columns = "shopper_id, rank, product_id, score, model_version, computed_at";
    await copyRows(client, `precomputed_recommendations (${columns})`, rows, (row) => [
      row.shopperId,
      row.rank,
      row.productId,
      row.score,
      row.model,
      at,
    ]);
  };
  await inTransaction(write, { on: getPool("work") });
}

async function writeFile(format: TableFormat, file: string): Promise<void> {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.part`;
  try {
    await writeTable(getPool("work"), FILES[format], format, fs.createWriteStream(draft));
    // Beside the target and renamed, so that nobody reads half a file.
    fs.renameSync(draft, file);
  } catch (error) {
    fs.rmSync(draft, { force: true });
    throw error;
  }
}

interface Page {
  last: string | null;
  n: number;
}

async function computeAll(
  request: BackfillRequest,
  now: number,
): Promise<Omit<BackfillResult, "file" | "reason">> {
  const { k, days, signal, report = () => {} } = request;
  const pool = getPool("work");
  const since = now - days * DAY_MS;
  const at = new Date(now).toISOString();
  const counted = await patiently(() => pool.query<{ n: number }>(COUNT_SQL, [since]), signal);
  const expected = Math.max(1, counted.rows[0]?.n ?? 0);
  const done = { shoppers: 0, rows: 0, model: null as string | null };
  let seen = 0;
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const values = [after, since];
    const page = await patiently(() => pool.query<Page>(LAST_SQL, values), signal);
    const active = await patiently(() => pool.query<{ id: string }>(ACTIVE_SQL, values), signal);
    const { last = null, n = 0 } = page.rows[0] ?? {};
    if (last === null) break;
    const rows: ListedProduct[] = [];
    const shoppers = active.rows.map(({ id }) => id);
    for (let start = 0; start < shoppers.length; start += AT_ONCE) {
      const some = shoppers.slice(start, start + AT_ONCE);
      const lists = some.map((id) => patiently(() => listFor(id, k, now), signal));
      rows.push(...(await Promise.all(lists)).flat());
    }
    await patiently(() => store(shoppers, rows, at), signal);
    done.shoppers += shoppers.length;
    done.rows += rows.length;
    done.model = rows[0]?.model ?? done.model;
    seen += n;
    after = last;
    report(Math.min(0.95, (0.95 * seen) / expected), "recommending");
  }
  // Whoever is active no more has no list any more.
  await patiently(() => pool.query(FORGET_SQL, [at]), signal);
  return done;
}

/**
 * Works out what every active shopper would be recommended, into `precomputed_recommendations` and a file. Doing it again
 * replaces both. For processes that serve nobody: it starts what serving needs, and stops it in the end.
 */
export async function backfill(request: BackfillRequest): Promise<BackfillResult> {
  const { format, name, now = Date.now(), report = () => {} } = request;
  const file =
    request.file ?? path.resolve(getLauncherEnv().AISLE_DATA, "exports", `backfill-${name}.${format}`);
  try {
    // Nobody waits for an answer: a large catalogue is read in peace.
    await getLiveCatalog(CATALOG_MS);
    await getPlan();
    await patiently(() => getEngine().refresh(), request.signal);
    const done = await computeAll(request, now);
    report(0.95, "writing the file");
    await patiently(() => writeFile(format, file), request.signal);
    const reason = `${done.rows} products for ${done.shoppers} active shoppers, by ${done.model ?? "what is popular"}.`;
    return { ...done, file, reason };
  } finally {
    closeEngine();
  }
}
