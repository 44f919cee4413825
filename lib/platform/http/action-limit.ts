import "server-only";
import { headers } from "next/headers";
import { clientAddress } from "./client-request";
import { type Allowance, consume } from "./rate-limit";

/**
 * Takes one point from what the address behind this server action is allowed: an action is a public address like any
 * other, and a visitor without a cookie is a new shopper each time. Throws RateLimitedError.
 */
export async function limitVisitor(allowance: Allowance): Promise<void> {
  await consume(allowance, clientAddress(await headers()));
}
