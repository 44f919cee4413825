import "server-only";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "@/lib/platform/errors";
import { createSingleton } from "@/lib/platform/singleton";

/** Too much, too fast; `retryAfterSeconds` becomes the Retry-After header, and `allowance` the RateLimit headers. */
export class RateLimitedError extends AppError {
  constructor(
    readonly retryAfterSeconds: number,
    readonly allowance: Allowance | null = null,
  ) {
    super("rate_limited", `Too many attempts. Please try again in ${describeWait(retryAfterSeconds)}.`);
  }
}

/** There is more to do at the moment than this process takes on; `retryAfterSeconds` becomes the Retry-After header. */
export class BusyError extends AppError {
  constructor(readonly retryAfterSeconds: number) {
    super(
      "unavailable",
      `The shop is busy right now. Please try again in ${describeWait(retryAfterSeconds)}.`,
    );
  }
}

function describeWait(seconds: number): string {
  const [count, unit] = seconds < 90 ? [seconds, "second"] : [Math.ceil(seconds / 60), "minute"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

export interface Allowance {
  /** Names the counters of this allowance. */
  name: string;
  points: number;
  /** Length of the window. */
  seconds: number;
}

// Per process: with several web processes the allowance multiplies by their number.
const limiters = createSingleton("http.limiters", () => new Map<string, RateLimiterMemory>()).get();

function getLimiter({ name, points, seconds }: Allowance): RateLimiterMemory {
  const limiter = limiters.get(name) ?? new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
  limiters.set(name, limiter);
  return limiter;
}

/** What a limiter's refusal is to whoever asked. */
export const toRateLimited = ({ msBeforeNext }: RateLimiterRes, allowance: Allowance | null = null) =>
  new RateLimitedError(Math.max(1, Math.ceil(msBeforeNext / 1_000)), allowance);

/** Takes `points` from what `key` is allowed. Throws RateLimitedError when that is used up. */
export async function consume(allowance: Allowance, key: string, points = 1): Promise<void> {
  try {
    await getLimiter(allowance).consume(key, points);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw toRateLimited(refusal, allowance);
  }
}

/** Throws RateLimitedError when `key` has used up what it is allowed; takes nothing. */
export async function assertLeft(allowance: Allowance, key: string): Promise<void> {
  const used = await getLimiter(allowance).get(key);
  if (used && used.remainingPoints <= 0) throw toRateLimited(used, allowance);
}
