import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { getEnv } from "@/lib/platform/env";

/** What a list token says: which list was served to whom, how it came about and what it held. */
export interface ServedList {
  id: string;
  placement: string;
  strategy: string;
  model: string | null;
  experiment: string | null;
  variant: string | null;
  shopperId: string;
  /** Milliseconds since the epoch. */
  servedAt: number;
  /** Product numbers in the order shown. */
  items: number[];
  rung: string;
}

export type ListTokenResult =
  | { ok: true; list: ServedList }
  | { ok: false; error: "malformed" | "forged" }
  /** Ours, and older than a day. */
  | { ok: false; error: "expired"; list: ServedList };

/** A tab left open over night still counts; a list older than that says nothing about what was on a screen. */
const LIFETIME_MS = 24 * 60 * 60 * 1_000;
const FORMAT = 1;
const MAC_BYTES = 32;

// An array instead of an object: the token travels with every impression and click.
const payloadSchema = z.tuple([
  z.literal(FORMAT),
  z.uuid(),
  z.string(),
  z.string(),
  z.string().nullable(),
  z.string().nullable(),
  z.string().nullable(),
  z.guid(),
  z.number(),
  z.string(),
  z.array(z.int()),
]);

function sign(payload: Buffer, secret: string): Buffer {
  return createHmac("sha256", secret).update(payload).digest();
}

/** `base64url(payload).base64url(HMAC-SHA256)`. */
export function signListToken(list: ServedList, secret = getEnv().AISLE_LIST_SECRET): string {
  const { id, placement, strategy, model, experiment, variant, shopperId, servedAt, rung, items } = list;
  const fields = [
    FORMAT,
    id,
    placement,
    strategy,
    model,
    experiment,
    variant,
    shopperId,
    servedAt,
    rung,
    items,
  ];
  const payload = Buffer.from(JSON.stringify(fields));
  return `${payload.toString("base64url")}.${sign(payload, secret).toString("base64url")}`;
}

/** Nothing in the token is looked at before its signature is known to be ours. */
export function verifyListToken(
  token: string,
  now: number,
  secret = getEnv().AISLE_LIST_SECRET,
): ListTokenResult {
  const [encoded = "", signature = "", ...rest] = token.split(".");
  const payload = Buffer.from(encoded, "base64url");
  const mac = Buffer.from(signature, "base64url");
  if (rest.length > 0 || payload.length === 0 || mac.length !== MAC_BYTES) {
    return { ok: false, error: "malformed" };
  }
  if (!timingSafeEqual(mac, sign(payload, secret))) return { ok: false, error: "forged" };
  const parsed = payloadSchema.safeParse(JSON.parse(payload.toString("utf8")));
  if (!parsed.success) return { ok: false, error: "malformed" };
  const [, id, placement, strategy, model, experiment, variant, shopperId, servedAt, rung, items] =
    parsed.data;
  const list = { id, placement, strategy, model, experiment, variant, shopperId, servedAt, rung, items };
  return now - servedAt > LIFETIME_MS ? { ok: false, error: "expired", list } : { ok: true, list };
}
