import "server-only";
import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import { isIP } from "node:net";
import { currentSecret } from "@/lib/platform/shop-secrets";

const DAY_MS = 24 * 60 * 60 * 1_000;
const MAPPED = /^::ffff:(?=\d+\.)/i;

/** The eight groups of an IPv6 address as it may be shortened with `::`. */
function expandGroups(address: string): string[] {
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(missing).fill("0"), ...after];
}

/** The network a client lives in: 24 bits of an IPv4 address, 48 of an IPv6 one; "unknown" for anything else. */
export function networkOf(address: string): string {
  const plain = address.replace(MAPPED, "");
  const version = isIP(plain);
  if (version === 4) return plain.split(".").slice(0, 3).join(".");
  if (version === 6) return expandGroups(plain).slice(0, 3).map(readGroup).join(":");
  return "unknown";
}

const readGroup = (group: string): string => Number.parseInt(group, 16).toString(16);

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
