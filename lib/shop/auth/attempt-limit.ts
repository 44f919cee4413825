import "server-only";
import { networkOf } from "@/lib/platform/http/network";
import type { Allowance } from "@/lib/platform/http/rate-limit";
import {
  consumeShared,
  forgetAttempts,
  type Patience,
  slowDown,
  takeBack,
} from "@/lib/platform/http/slow-down";

/**
 * How often somebody may try to prove who they are. Nobody is locked out: whoever is wrong waits, longer each time, and only
 * where they are. What others try for an account from elsewhere cannot keep its owner away.
 */

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** Wrong passwords for one account from one network: at most 288 a day. */
const PAIR: Patience = { name: "sign-in", free: 6, slowestSeconds: 5 * MINUTE, seconds: DAY };
/** From a network that is new to an account which many try to get into. */
const STRANGER: Patience = { name: "sign-in", free: 1, slowestSeconds: 5 * MINUTE, seconds: DAY };
/** Wrong passwords from one network, whichever accounts they are for: one password tried on many accounts. */
const NETWORK: Patience = { name: "sign-in-network", free: 50, slowestSeconds: 30, seconds: 15 * MINUTE };
/** Wrong passwords for one account from anywhere; it is counted only, and makes nobody wait by itself. */
const ACCOUNT: Patience = { name: "sign-in-account", free: Infinity, slowestSeconds: 0, seconds: DAY };
/** So many of those make an account one that is under attack. */
const ATTACK = 100;
/** Wrong codes of a second factor, by whoever knows the password: at most 96 a day, of a million there are. */
const CODE: Patience = { name: "second-factor", free: 5, slowestSeconds: 15 * MINUTE, seconds: DAY };

/** New accounts from one address. */
const SIGN_UP: Allowance = { name: "sign-up", points: 20, seconds: 60 * MINUTE };
/** Mails with a link to a new password that are asked for from one network, and for one account. */
const RESET_NETWORK: Allowance = { name: "reset-network", points: 20, seconds: 60 * MINUTE };
const RESET_ACCOUNT: Allowance = { name: "reset-account", points: 3, seconds: 60 * MINUTE };

const pairOf = (email: string, address: string) => `${networkOf(address)} ${email}`;

/**
 * Counts one sign-in attempt before its password is looked at, so that attempts sent at once are counted too.
 * Throws AppError rate_limited.
 */
export async function countSignIn(email: string, address: string): Promise<void> {
  const network = networkOf(address);
  await slowDown(NETWORK, network);
  const wrong = await slowDown(ACCOUNT, email);
  try {
    await slowDown(wrong < ATTACK ? PAIR : STRANGER, pairOf(email, address));
  } catch (refusal) {
    await Promise.all([takeBack(NETWORK, network), takeBack(ACCOUNT, email)]);
    throw refusal;
  }
}

/** A right password clears what this network got wrong for the account. */
export async function forgetSignIns(email: string, address: string): Promise<void> {
  await Promise.all([
    takeBack(NETWORK, networkOf(address)),
    takeBack(ACCOUNT, email),
    forgetAttempts(PAIR, pairOf(email, address)),
  ]);
}

/** The attempt that was counted was not looked at. */
export async function uncountSignIn(email: string, address: string): Promise<void> {
  await Promise.all([
    takeBack(NETWORK, networkOf(address)),
    takeBack(ACCOUNT, email),
    takeBack(PAIR, pairOf(email, address)),
  ]);
}

/** Counts one code of a second factor before it is looked at. Throws AppError rate_limited. */
export async function countCode(userId: string): Promise<void> {
  await slowDown(CODE, userId);
}

/** A right code clears what was wrong before. */
export async function forgetCodes(userId: string): Promise<void> {
  await forgetAttempts(CODE, userId);
}

/** Counts one new account from `address`. Throws AppError rate_limited. */
export async function countSignUp(address: string): Promise<void> {
  await consumeShared(SIGN_UP, address);
}

/** Counts that somebody at `address` asks for a new password. Throws AppError rate_limited. */
export async function countResetFrom(address: string): Promise<void> {
  await consumeShared(RESET_NETWORK, networkOf(address));
}

/** Counts a mail with a link to a new password. Throws AppError rate_limited. */
export async function countResetFor(email: string): Promise<void> {
  await consumeShared(RESET_ACCOUNT, email);
}
