import "server-only";
import { type Allowance, consume, refund, reset } from "@/lib/platform/http/rate-limit";

const MINUTE = 60;

/** Wrong passwords for one account from one address. */
const PAIR: Allowance = { name: "sign-in-pair", points: 8, seconds: 15 * MINUTE };
/** Wrong passwords for one account from anywhere: whoever can forge addresses still gets only these. */
const ACCOUNT: Allowance = { name: "sign-in-account", points: 60, seconds: 15 * MINUTE };
/** Wrong passwords from one address, whichever accounts they are for: one password tried on many accounts. */
const ADDRESS: Allowance = { name: "sign-in-address", points: 200, seconds: 15 * MINUTE };
/** New accounts from one address. */
const SIGN_UP: Allowance = { name: "sign-up", points: 20, seconds: 60 * MINUTE };

/**
 * Counts one sign-in attempt before its password is looked at, so that attempts sent at once are counted too.
 * Throws AppError rate_limited.
 */
export async function countSignIn(email: string, address: string): Promise<void> {
  await consume(ADDRESS, address);
  await consume(PAIR, `${address} ${email}`);
  await consume(ACCOUNT, email);
}

/** A right password clears what this address got wrong for the account. */
export async function forgetSignIns(email: string, address: string): Promise<void> {
  await refund(ADDRESS, address);
  await reset(PAIR, `${address} ${email}`);
  await refund(ACCOUNT, email);
}

/** Counts one new account from `address`. Throws AppError rate_limited. */
export async function countSignUp(address: string): Promise<void> {
  await consume(SIGN_UP, address);
}
