import "server-only";
import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { hmacSha256 } from "@/lib/platform/hmac";
import { acceptedSecrets, currentSecret } from "@/lib/platform/shop-secrets";
import { type Placement, placementSchema } from "@/lib/recommender/strategies/placements";

/** What a list was asked for, as far as its next page is of the same list. */
export interface About {
  product?: string;
  category?: string;
  query?: string;
  sort?: string;
  /** The filters, as they were written. */
  where?: string;
  filter?: string;
}

/** Where a list goes on: everything its next page has to know, so that any process can make it. */
export interface Cursor {
  placement: Placement;
  /** Whose list it is, as the request called them; null: anybody's. */
  shopperId: string | null;
  /** When the first page was made: what the shopper has done since does not move the pages that follow. */
  at: number;
  about: About;
  /** Product numbers of all pages so far. */
  shown: readonly number[];
}

export type CursorResult = { ok: true; cursor: Cursor } | { ok: false; error: string };

const LIFETIME_MS = 24 * 60 * 60 * 1_000;
/** Longer lists end: an address has its limits. */
export const MOST_SHOWN = 1_000;
const VERSION = 1;
const MAC_BYTES = 16;

const aboutSchema = z.strictObject({
  product: z.string().optional(),
  category: z.string().optional(),
  query: z.string().optional(),
  sort: z.string().optional(),
  where: z.string().optional(),
  filter: z.string().optional(),
});
const payloadSchema = z.tuple([
  z.literal(VERSION),
  placementSchema,
  z.string().nullable(),
  z.number(),
  aboutSchema,
  z.string(),
]);

/** Sorted, as steps from one to the next, seven bits a byte: a few hundred products fit into an address. */
function packIds(ids: readonly number[]): string {
  const bytes: number[] = [];
  let last = 0;
  for (const id of ids.toSorted((a, b) => a - b)) {
    let step = id - last;
    last = id;
    for (; step >= 128; step = Math.floor(step / 128)) bytes.push((step % 128) | 128);
    bytes.push(step);
  }
  return Buffer.from(bytes).toString("base64url");
}

function unpackIds(packed: string): number[] {
  const ids: number[] = [];
  let [last, step, scale] = [0, 0, 1];
  for (const byte of Buffer.from(packed, "base64url")) {
    step += (byte & 127) * scale;
    scale *= 128;
    if (byte >= 128) continue;
    last += step;
    ids.push(last);
    [step, scale] = [0, 1];
  }
  return ids;
}

/** No list token is a cursor, though both are signed with one secret. */
function sign(payload: string, secret: string): Buffer {
  return hmacSha256(secret, Buffer.from(`cursor ${payload}`)).subarray(0, MAC_BYTES);
}

/** `base64url(payload).base64url(HMAC)`. */
export function signCursor(cursor: Cursor, secret = currentSecret("AISLE_LIST_SECRET")): string {
  const { placement, shopperId, at, about, shown } = cursor;
  const fields = [VERSION, placement, shopperId, at, about, packIds(shown)];
  const payload = Buffer.from(JSON.stringify(fields)).toString("base64url");
  return `${payload}.${sign(payload, secret).toString("base64url")}`;
}

/** Nothing in it is looked at before its signature is known to be ours. */
export function readCursor(
  text: string,
  now: number,
  secrets: readonly string[] = acceptedSecrets("AISLE_LIST_SECRET"),
): CursorResult {
  const [payload = "", signature = ""] = text.split(".");
  const mac = Buffer.from(signature, "base64url");
  const unknown = { ok: false, error: "is not a cursor of this shop" } as const;
  const isOurs = (secret: string) => timingSafeEqual(mac, sign(payload, secret));
  if (mac.length !== MAC_BYTES || !secrets.some(isOurs)) return unknown;
  const parsed = payloadSchema.safeParse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
  if (!parsed.success) return unknown;
  const [, placement, shopperId, at, about, packed] = parsed.data;
  if (now - at > LIFETIME_MS) return { ok: false, error: "is older than a day: please begin the list anew" };
  return { ok: true, cursor: { placement, shopperId, at, about, shown: unpackIds(packed) } };
}

/** A cursor as requests hand it back. */
export const cursorSchema = z
  .string()
  .min(1)
  .max(8_000)
  // Signed text in base64url: what else an address might carry, at nine bytes a character, need not be read at all.
  .regex(/^[\w.-]*$/, "is not a cursor")
  .transform((text, context): Cursor => {
    const result = readCursor(text, Date.now());
    if (result.ok) return result.cursor;
    context.addIssue({ code: "custom", message: result.error });
    return z.NEVER;
  });
