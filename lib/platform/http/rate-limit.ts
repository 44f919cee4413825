import "server-only";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { sayError } from "@/lib/platform/current-words";
import { AppError } from "@/lib/platform/errors";
import { apartFromRequests } from "@/lib/platform/request-context";
import { createSingleton } from "@/lib/platform/singleton";
import { type SharedUses, sharedUses } from "./shared-uses";

/** Too much, too fast; `retryAfterSeconds` becomes the Retry-After header, and `allowance` the RateLimit headers. */
export class RateLimitedError extends AppError {
  constructor(
    readonly retryAfterSeconds: number,
    readonly allowance: Allowance | null = null,
  ) {
    super("rate_limited", sayWait("tooMany", retryAfterSeconds));
  }
}

/** There is more to do at the moment than this process takes on; `retryAfterSeconds` becomes the Retry-After header. */
export class BusyError extends AppError {
  constructor(readonly retryAfterSeconds: number) {
    super("unavailable", sayWait("busy", retryAfterSeconds));
  }
}

function sayWait(why: "tooMany" | "busy", seconds: number): string {
  return seconds < 90
    ? sayError(`${why}Seconds`, { count: seconds })
    : sayError(`${why}Minutes`, { count: Math.ceil(seconds / 60) });
}

export interface Allowance {
  /** Names the counters of this allowance. */
  name: string;
  points: number;
  /** Length of the window. */
  seconds: number;
}

/** An allowance as this process counts it, and what the others have told of it. */
interface Limit {
  own: RateLimiterMemory;
  uses: SharedUses;
}

const limits = createSingleton("http.limiters", () => new Map<string, Limit>()).get();

function getLimit({ name, points, seconds }: Allowance): Limit {
  const known = limits.get(name);
  if (known) return known;
  const own = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
  const made = { own, uses: sharedUses(name, points) };
  limits.set(name, made);
  return made;
}

/** What a limiter's refusal is to whoever asked. */
export const toRateLimited = ({ msBeforeNext }: RateLimiterRes, allowance: Allowance | null = null) =>
  new RateLimitedError(Math.max(1, Math.ceil(msBeforeNext / 1_000)), allowance);

/**
 * Takes `points` from what `key` is allowed in all web processes together, as far as they have told each other
 * (shared-uses.ts); nobody is asked for it. Throws RateLimitedError when that is used up.
 */
export async function consume(allowance: Allowance, key: string, points = 1): Promise<void> {
  const { own, uses } = getLimit(allowance);
  const elsewhere = uses.elsewhere(key);
  try {
    // The counter is cleared away by a timer at the end of its window.
    const used = await apartFromRequests(() => own.consume(key, points));
    if (elsewhere > 0 && used.consumedPoints + elsewhere > allowance.points) {
      // What is refused is not used: else whoever goes on asking would be kept out by that alone.
      await own.reward(key, points);
      throw used;
    }
    uses.note(key, used.consumedPoints, used.msBeforeNext);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw toRateLimited(refusal, allowance);
  }
}

/** Throws RateLimitedError when `key` has used up what it is allowed; takes nothing. */
export async function assertLeft(allowance: Allowance, key: string): Promise<void> {
  const { own, uses } = getLimit(allowance);
  const used = await own.get(key);
  const elsewhere = uses.elsewhere(key);
  if (used && used.remainingPoints - elsewhere <= 0) throw toRateLimited(used, allowance);
  if (elsewhere >= allowance.points) throw new RateLimitedError(allowance.seconds, allowance);
}
