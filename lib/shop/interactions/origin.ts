import "server-only";
import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import { networkOf } from "@/lib/platform/http/network";
import { currentSecret } from "@/lib/platform/shop-secrets";

const DAY_MS = 24 * 60 * 60 * 1_000;
/** That of the day whose events come in, kept. */
let dayKey: { day: number; secret: string; key: KeyObject } | undefined;

function keyOf(day: number, secret: string): KeyObject {
  if (dayKey?.day !== day || dayKey.secret !== secret) {
    const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
    const bytes = createHmac("sha256", secret).update(`origin ${date}`).digest();
    dayKey = { day, secret, key: createSecretKey(bytes) };
  }
  return dayKey.key;
}

/**
 * What is kept of the address behind an event: 64 bits of a keyed hash of its network, with another key every UTC day. It
 * tells on one day whether two events came from one network, and nothing else; the address itself is kept nowhere.
 */
export function originOf(address: string, now: number, secret = currentSecret("AISLE_LIST_SECRET")): string {
  const key = keyOf(Math.floor(now / DAY_MS), secret);
  return createHmac("sha256", key).update(networkOf(address)).digest().readBigInt64BE(0).toString();
}
