import "server-only";
import { createHmac } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { getPool } from "@/lib/platform/db/client";
import { currentSecret } from "@/lib/platform/shop-secrets";
import { createSingleton } from "@/lib/platform/singleton";
import { type Allowance, toRateLimited } from "./rate-limit";

/**
 * Limits that all processes share, because their counters are in the database. Keys are hashed: what was tried from where is
 * nobody's to read.
 */

/** How whoever keeps being wrong is slowed down. */
export interface Patience {
  /** Names the counters. */
  name: string;
  /** So many attempts are taken as they come. */
  free: number;
  /** After those, the wait before the next one doubles from one second up to this. */
  slowestSeconds: number;
  /** So long after the first wrong attempt all is forgotten. */
  seconds: number;
}

const MOST_POINTS = 1_000_000_000;
/** More doublings than that no wait needs. */
const MOST_DOUBLINGS = 20;

const limiters = createSingleton("http.shared-limiters", () => new Map<string, RateLimiterPostgres>()).get();

function getLimiter({ name, points, seconds }: Allowance): RateLimiterPostgres {
  const limiter =
    limiters.get(name) ??
    new RateLimiterPostgres({
      // The pool of the moment: it may have been closed and made anew.
      storeClient: { query: (statement: { text: string }) => getPool().query(statement) },
      storeType: "pool",
      tableName: "attempts",
      tableCreated: true,
      keyPrefix: name,
      points,
      duration: seconds,
    });
  limiters.set(name, limiter);
  return limiter;
}

const hashOf = (key: string) =>
  createHmac("sha256", currentSecret("AISLE_LIST_SECRET")).update(`attempt ${key}`).digest("base64url");

const counterOf = ({ name, seconds }: Patience) => getLimiter({ name, points: MOST_POINTS, seconds });
const gateOf = ({ name, slowestSeconds }: Patience) =>
  getLimiter({ name: `${name}-gate`, points: 1, seconds: slowestSeconds });

async function consume(limiter: RateLimiterPostgres, hash: string, seconds?: number): Promise<void> {
  try {
    await limiter.consume(hash, 1, seconds === undefined ? {} : { customDuration: seconds });
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw toRateLimited(refusal);
  }
}

/** Takes one point from what `key` is allowed in all processes together. Throws RateLimitedError when that is used up. */
export function consumeShared(allowance: Allowance, key: string): Promise<void> {
  return consume(getLimiter(allowance), hashOf(key));
}

/**
 * Counts an attempt before it is looked at, so that those sent at once are counted, too. Nobody is locked out: one attempt per
 * wait is let through, and what is refused makes no wait longer. Throws RateLimitedError with the time to wait.
 *
 * @returns how many attempts were counted before this one
 */
export async function slowDown(patience: Patience, key: string): Promise<number> {
  const hash = hashOf(key);
  const { consumedPoints } = await counterOf(patience).penalty(hash);
  const before = consumedPoints - 1;
  if (before < patience.free) return before;
  const wait = Math.min(patience.slowestSeconds, 2 ** Math.min(before - patience.free, MOST_DOUBLINGS));
  try {
    await consume(gateOf(patience), hash, wait);
  } catch (refusal) {
    await takeBack(patience, key);
    throw refusal;
  }
  return before;
}

/** Undoes one `slowDown`: the attempt was right, or was not looked at. */
export async function takeBack(patience: Patience, key: string): Promise<void> {
  await counterOf(patience).reward(hashOf(key));
}

/** Forgets what was counted for `key`, and its wait. */
export async function forgetAttempts(patience: Patience, key: string): Promise<void> {
  const hash = hashOf(key);
  await Promise.all([counterOf(patience).delete(hash), gateOf(patience).delete(hash)]);
}
