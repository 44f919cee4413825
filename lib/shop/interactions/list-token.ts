import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { hmacSha256 } from "@/lib/platform/hmac";
import { uuidv8 } from "@/lib/platform/ids";
import { acceptedSecrets, currentSecret } from "@/lib/platform/shop-secrets";
import { NOBODY } from "@/lib/shop/shoppers/nobody";

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
  /** What whoever reads the figures later has to know; absent from tokens made before there were experiments. */
  terms?: ServedTerms;
}

/** On what terms a list was made. */
export interface ServedTerms {
  /** `phone` or `desktop`. */
  device: string;
  /** Whether nothing was known of the shopper before this visit. */
  isNew: boolean;
  /** Whether the shopper is in the holdout; null while there is none. */
  held: boolean | null;
  /** The share of shoppers its variant had. */
  variantShare: number | null;
  /** null: the list was certain to be this one. */
  exploration: Exploration | null;
  /** Of an interleaved list, which variant put in each product; else null. */
  teams: number[] | null;
  /** Of an interleaved list, how likely each product was at its place; else null: `exploration` says it. */
  propensities: number[] | null;
}

/** A list that gives one of its places to chance. */
export interface Exploration {
  /** How often it does. */
  share: number;
  /** Among how many products chance chose. */
  pool: number;
  /** The place it gave away this time; null: none. */
  place: number | null;
}

export type ListTokenResult =
  | { ok: true; list: ServedList }
  | { ok: false; error: "malformed" | "forged" }
  /** Ours, and older than a day. */
  | { ok: false; error: "expired"; list: ServedList };

/** A tab left open over night still counts; a list older than that says nothing about what was on a screen. */
const LIFETIME_MS = 24 * 60 * 60 * 1_000;
/** Without terms, and with them. */
const FORMATS = { plain: 1, withTerms: 2 } as const;
const MAC_BYTES = 32;

// An array instead of an object: the token travels with every impression and click.
const common = [
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
] as const;
const termsSchema = z.tuple([
  z.string(),
  z.boolean(),
  z.boolean().nullable(),
  z.number().nullable(),
  z.tuple([z.number(), z.int(), z.int().nullable()]).nullable(),
  z.array(z.int()).nullable(),
  z.array(z.number()).nullable(),
]);
const payloadSchema = z.union([
  z.tuple([z.literal(FORMATS.withTerms), ...common, termsSchema]),
  z.tuple([z.literal(FORMATS.plain), ...common]),
]);

function packTerms(terms: ServedTerms) {
  const { device, isNew, held, variantShare, exploration, teams, propensities } = terms;
  const chance = exploration && [exploration.share, exploration.pool, exploration.place];
  return [device, isNew, held, variantShare, chance, teams, propensities];
}

function unpackTerms(packed: z.output<typeof termsSchema>): ServedTerms {
  const [device, isNew, held, variantShare, chance, teams, propensities] = packed;
  const exploration = chance && { share: chance[0], pool: chance[1], place: chance[2] };
  return { device, isNew, held, variantShare, exploration, teams, propensities };
}

/** `base64url(payload).base64url(HMAC-SHA256)`. */
export function signListToken(list: ServedList, secret = currentSecret("AISLE_LIST_SECRET")): string {
  const { id, placement, strategy, model, experiment, variant, shopperId, servedAt, rung, items, terms } =
    list;
  const plain = [id, placement, strategy, model, experiment, variant, shopperId, servedAt, rung, items];
  const fields = terms ? [FORMATS.withTerms, ...plain, packTerms(terms)] : [FORMATS.plain, ...plain];
  const payload = Buffer.from(JSON.stringify(fields));
  return `${payload.toString("base64url")}.${hmacSha256(secret, payload).toString("base64url")}`;
}

/** Nothing in the token is looked at before its signature is known to be ours. */
export function verifyListToken(
  token: string,
  now: number,
  secrets: readonly string[] = acceptedSecrets("AISLE_LIST_SECRET"),
): ListTokenResult {
  const [encoded = "", signature = "", ...rest] = token.split(".");
  const payload = Buffer.from(encoded, "base64url");
  const mac = Buffer.from(signature, "base64url");
  if (rest.length > 0 || payload.length === 0 || mac.length !== MAC_BYTES) {
    return { ok: false, error: "malformed" };
  }
  if (!secrets.some((secret) => timingSafeEqual(mac, hmacSha256(secret, payload))))
    return { ok: false, error: "forged" };
  const parsed = payloadSchema.safeParse(JSON.parse(payload.toString("utf8")));
  if (!parsed.success) return { ok: false, error: "malformed" };
  const [, id, placement, strategy, model, experiment, variant, shopperId, servedAt, rung, items, terms] =
    parsed.data;
  const plain = { id, placement, strategy, model, experiment, variant, shopperId, servedAt, rung, items };
  const list = terms ? { ...plain, terms: unpackTerms(terms) } : plain;
  return now - servedAt > LIFETIME_MS ? { ok: false, error: "expired", list } : { ok: true, list };
}

/**
 * The list as one shopper has it. What was served to nobody in particular stands in a page that many see: for each of them it is a
 * list of its own, the same however often they say that they saw it.
 */
export function listFor(shopperId: string, list: ServedList): ServedList {
  if (list.shopperId !== NOBODY) return list;
  const id = uuidv8(createHash("sha256").update(`${list.id}\n${shopperId}`).digest("hex"));
  return { ...list, id };
}
