import "server-only";
import { createHmac } from "node:crypto";
import { currentSecret } from "@/lib/platform/shop-secrets";
import { networkOf } from "@/lib/platform/http/network";
import { getLog } from "@/lib/platform/log";

/** What is logged of who came in and who did not. */
export type AuthEvent =
  | "sign-in.done"
  | "sign-in.refused"
  | "sign-in.slowed"
  | "sign-up.done"
  | "sign-out.done"
  | "sessions.ended"
  | "code.refused"
  | "password.changed"
  | "password.reset-asked"
  | "password.reset-done"
  | "password.reset-refused"
  | "factor.added"
  | "factor.removed"
  | "recovery-code.used"
  | "right.refused";

const REFUSALS = /\.(?:refused|slowed|reset-refused)$/;

/** Whom and where from an event is about. */
interface About {
  /** The account's e-mail address, whether there is such an account or not. */
  email?: string;
  address?: string;
  /** Which right was missing. */
  scope?: string;
}

/** The same for the same text in this shop, and nothing to anybody else. */
export const logHash = (text: string) =>
  createHmac("sha256", currentSecret("AISLE_LIST_SECRET")).update(`log ${text}`).digest("hex").slice(0, 16);

/**
 * Notes an event of authentication: one line of the log with the account and the network as keyed hashes, so that lines belong
 * together without telling who it was. Never a password, a code or a token.
 */
export function logAuth(event: AuthEvent, { email, address, scope }: About = {}): void {
  const facts = {
    event,
    user: email === undefined ? undefined : logHash(email.trim().toLowerCase()),
    network: address === undefined ? undefined : logHash(networkOf(address)),
    scope,
  };
  const log = getLog("auth");
  if (REFUSALS.test(event)) log.warn(facts, event);
  else log.info(facts, event);
}
