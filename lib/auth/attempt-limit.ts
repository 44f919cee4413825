import "server-only";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "@/lib/errors";

const MINUTES = 60;

// Per process: with several web processes the allowance multiplies by their number.
const limits = {
  /** Wrong passwords for one account from one address. */
  pair: new RateLimiterMemory({ keyPrefix: "pair", points: 8, duration: 15 * MINUTES }),
  /** Wrong passwords for one account from anywhere: whoever can forge addresses still gets only these. */
  account: new RateLimiterMemory({ keyPrefix: "account", points: 60, duration: 15 * MINUTES }),
  /** New accounts from one address. */
  signUp: new RateLimiterMemory({ keyPrefix: "sign-up", points: 20, duration: 60 * MINUTES }),
};

function tooMany(waitMs: number): AppError {
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
  return new AppError(
    "rate_limited",
    `Too many attempts. Please try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
  );
}

async function spend(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw tooMany(refusal.msBeforeNext);
    throw refusal;
  }
}

/**
 * Counts one sign-in attempt before its password is looked at, so that attempts sent at once are counted too.
 * Throws AppError rate_limited.
 */
export async function countSignIn(email: string, address: string): Promise<void> {
  await spend(limits.pair, `${address} ${email}`);
  await spend(limits.account, email);
}

/** A right password clears what this address got wrong. */
export async function forgetSignIns(email: string, address: string): Promise<void> {
  await limits.pair.delete(`${address} ${email}`);
  await limits.account.reward(email);
}

/** Counts one new account from `address`. Throws AppError rate_limited. */
export async function countSignUp(address: string): Promise<void> {
  await spend(limits.signUp, address);
}
