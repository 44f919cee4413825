import "server-only";
import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { getPool } from "@/lib/platform/db/client";
import { messageOf } from "@/lib/platform/errors";
import { randomId } from "@/lib/platform/ids";
import { getLog } from "@/lib/platform/log";
import { currentSecret } from "@/lib/platform/shop-secrets";
import { createSingleton } from "@/lib/platform/singleton";

/**
 * What the web processes tell each other of what they have let through, once a second and besides everything: a request asks
 * memory alone. Told is what has used a tenth of an allowance and more. N processes therefore let through, of an allowance of
 * P points, P and at most (N − 1) · P / 10 besides, and what comes within the second (and the query) until the others know.
 * While the database is away each has the whole allowance for itself, as if it were alone.
 */
const TOLD_FROM = 0.1;
const PERIOD_MS = 1_000;
/** What was heard so long ago is not believed any more: the database is away. */
const STALE_MS = 3_000;
/** More keys than that are not told and not heard: the heaviest are. */
const MOST_KEYS = 20_000;
/** Rows of processes that are gone. */
const FORGOTTEN = "10 minutes";
const PERIODS_UNTIL_CLEANING = 300;

/** What one process has let through of one key. */
interface Use {
  points: number;
  /** End of the window, milliseconds since the epoch. */
  readonly until: number;
  /** As it was last told. */
  told: number;
}

const nothing: ReadonlyMap<string, number> = new Map();

/** An allowance's uses: those of this process by key, and those of the others by the hash of the key. */
export class SharedUses {
  readonly own = new Map<string, Use>();
  others = nothing;
  /** Whether anybody has asked since the last exchange. */
  isAsked = false;
  readonly #hashes = new LRUCache<string, string>({ max: MOST_KEYS });

  /** @param points of the allowance */
  constructor(
    readonly name: string,
    readonly points: number,
  ) {}

  /** What the key is called where others read it: nobody's address stands there. */
  readonly hashOf = (key: string): string => {
    const known = this.#hashes.get(key);
    if (known !== undefined) return known;
    const secret = currentSecret("AISLE_LIST_SECRET");
    const hash = createHmac("sha256", secret).update(`use ${this.name} ${key}`).digest("base64url");
    this.#hashes.set(key, hash);
    return hash;
  };

  /** Points that other processes have let through for the key, as far as they have told. */
  elsewhere(key: string): number {
    this.isAsked = true;
    return this.others.size === 0 ? 0 : (this.others.get(this.hashOf(key)) ?? 0);
  }

  /** Notes what this process has let through for the key in the present window. */
  note(key: string, points: number, msLeft: number): void {
    if (points < TOLD_FROM * this.points) return;
    const use = this.own.get(key);
    if (use && points >= use.points) use.points = points;
    else if (use || this.own.size < MOST_KEYS)
      this.own.set(key, { points, until: Date.now() + msLeft, told: 0 });
  }
}

interface Exchange {
  readonly process: string;
  readonly uses: Map<string, SharedUses>;
  heardAt: number;
  periods: number;
  isGoing: boolean;
}

const exchange = createSingleton<Exchange>("http.shared-uses", () => ({
  process: randomId(),
  uses: new Map(),
  heardAt: 0,
  periods: 0,
  isGoing: false,
})).get();

/** The uses of an allowance, made where there are none yet. */
export function sharedUses(name: string, points: number): SharedUses {
  const known = exchange.uses.get(name);
  if (known) return known;
  const made = new SharedUses(name, points);
  exchange.uses.set(name, made);
  return made;
}

const SEPARATOR = ":";

interface News {
  use: Use;
  key: string;
  points: number;
}

/** What has changed since it was told. What is over is dropped. */
function collectNews(now: number): News[] {
  const news: News[] = [];
  for (const { name, own, points: most, hashOf } of exchange.uses.values())
    for (const [key, use] of own) {
      if (use.until <= now) own.delete(key);
      else if (use.points !== use.told)
        news.push({ use, key: name + SEPARATOR + hashOf(key), points: Math.min(use.points, most) });
    }
  return news;
}

async function tell(now: number): Promise<void> {
  const news = collectNews(now);
  if (news.length === 0) return;
  const points = news.map(({ use }) => use.points);
  await getPool("report").query(
    `insert into limit_uses (key, process, points, until)
     select key, $1, points, now() + ms * interval '1 millisecond'
     from unnest($2::text[], $3::int[], $4::float8[]) as news (key, points, ms)
     on conflict (key, process) do update set points = excluded.points, until = excluded.until`,
    [
      exchange.process,
      news.map(({ key }) => key),
      news.map((one) => one.points),
      news.map(({ use }) => use.until - now),
    ],
  );
  // What was let through meanwhile is told next time.
  news.forEach(({ use }, i) => (use.told = points[i] ?? 0));
}

async function hear(): Promise<void> {
  const { rows } = await getPool("report").query<{ key: string; points: number }>(
    `select key, sum(points)::float8 as points from limit_uses where process <> $1 and until > now()
     group by key order by points desc limit ${MOST_KEYS}`,
    [exchange.process],
  );
  const heard = new Map<string, Map<string, number>>();
  for (const { key, points } of rows) {
    const end = key.lastIndexOf(SEPARATOR);
    const name = key.slice(0, end);
    const ofName = heard.get(name) ?? new Map<string, number>();
    heard.set(name, ofName.set(key.slice(end + 1), points));
  }
  for (const uses of exchange.uses.values()) uses.others = heard.get(uses.name) ?? nothing;
}

/** Tells the others and hears from them, once. Rejects when the database is away. */
export async function exchangeUses(): Promise<void> {
  const all = [...exchange.uses.values()];
  // A process that nobody asks has nothing to say, and lets nothing through that others would have to know of.
  const isAsked = all.some((uses) => uses.isAsked);
  for (const uses of all) uses.isAsked = false;
  const now = Date.now();
  if (!isAsked && now - exchange.heardAt < STALE_MS) return;
  await tell(now);
  await hear();
  exchange.heardAt = Date.now();
  if (exchange.periods++ % PERIODS_UNTIL_CLEANING !== 0) return;
  await getPool("report").query(`delete from limit_uses where until < now() - interval '${FORGOTTEN}'`);
}

/** Shares the limits of this process with the others from now on. However often it is called, there is one exchange. */
export function shareLimits(): void {
  if (exchange.isGoing) return;
  exchange.isGoing = true;
  void keepExchanging();
}

async function keepExchanging(): Promise<never> {
  for (;;) {
    try {
      await exchangeUses();
    } catch (error) {
      getLog("http").debug({ error: messageOf(error) }, "cannot exchange what was let through");
      if (Date.now() - exchange.heardAt > STALE_MS)
        for (const uses of exchange.uses.values()) uses.others = nothing;
    }
    await sleep(PERIOD_MS, undefined, { ref: false });
  }
}
