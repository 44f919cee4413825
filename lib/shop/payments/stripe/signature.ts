import "server-only";
import { createHmac } from "node:crypto";
import { isSameSecret } from "@/lib/platform/http/bearer";

/** A webhook that is older, or from further in the future, may be one that somebody has kept. */
const TOLERANCE_SECONDS = 5 * 60;

/**
 * Whether a `Stripe-Signature` header (`t=…,v1=…`) is by one of the secrets, of this very body, and of now.
 *
 * @param now milliseconds since the epoch
 */
export function isSignedByStripe(
  body: Uint8Array,
  header: string | null,
  secrets: readonly string[],
  now: number,
): boolean {
  const parts = (header ?? "").split(",").map((part) => part.trim().split("="));
  const time = parts.find(([name]) => name === "t")?.[1] ?? "";
  if (!/^\d{1,12}$/.test(time) || Math.abs(now / 1_000 - Number(time)) > TOLERANCE_SECONDS) return false;
  const given = parts.flatMap(([name, value]) => (name === "v1" && value ? [value] : []));
  // All are tried, so that the time says nothing of which. While a secret is changed, Stripe signs by both.
  const matches = secrets.flatMap((secret) => {
    const right = createHmac("sha256", secret).update(`${time}.`).update(body).digest("hex");
    return given.map((one) => isSameSecret(right, one));
  });
  return matches.includes(true);
}
