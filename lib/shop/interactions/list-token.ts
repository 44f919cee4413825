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
  /** What whoever reads the figures later has to know; absent where nothing is counted. */
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
/** HMAC-SHA-256, cut to half (RFC 2104, 5): a token stands in many pages, and 128 bits cannot be guessed. */
const MAC_BYTES = 16;
/** How tokens are written now: the first thing in them. */
const VERSION = "3";

const termsSchema = z.tuple([
  z.string(),
  z.boolean(),
  z.boolean().nullable(),
  z.number().nullable(),
  z.tuple([z.number(), z.int(), z.int().nullable()]).nullable(),
  z.array(z.int()).nullable(),
  z.array(z.number()).nullable(),
]);
const payloadSchema = z.tuple([
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
  termsSchema.optional(),
]);

function unpackTerms(packed: z.output<typeof termsSchema>): ServedTerms {
  const [device, isNew, held, variantShare, chance, teams, propensities] = packed;
  const exploration = chance && { share: chance[0], pool: chance[1], place: chance[2] };
  return { device, isNew, held, variantShare, exploration, teams, propensities };
}

// Fields one after the other, in plain letters: a page that is sent compressed says most of them elsewhere, too.
const SEPARATOR = "~";
const WITHIN = "_";
/** Names may hold anything; nothing is called by the empty name. */
const writeText = (text: string | null) => encodeURIComponent(text ?? "").replaceAll(SEPARATOR, "%7E");
const writeFlag = (flag: boolean | null) => (flag === null ? "" : flag ? "1" : "0");
const writeNumbers = (numbers: readonly (number | null)[] | null) => numbers?.join(WITHIN) ?? "";

const readText = (text: string) => (text === "" ? null : decodeURIComponent(text));
const readFlag = (text: string) => (text === "" ? null : text === "1");
const readNumber = (text: string) => (text === "" ? null : Number(text));
const readNumbers = (text: string) => (text === "" ? null : text.split(WITHIN).map(readNumber));

function writeTerms({ device, isNew, held, variantShare, exploration, teams, propensities }: ServedTerms) {
  const chance = exploration && [exploration.share, exploration.pool, exploration.place];
  return [
    writeText(device),
    writeFlag(isNew),
    writeFlag(held),
    variantShare ?? "",
    writeNumbers(chance),
    writeNumbers(teams),
    writeNumbers(propensities),
  ];
}

function writePayload(list: ServedList): string {
  const { id, placement, strategy, model, experiment, variant, shopperId, servedAt, rung, items, terms } =
    list;
  const names = [placement, strategy, model, experiment, variant].map(writeText);
  const shopper = shopperId === NOBODY ? "" : shopperId;
  const plain = [VERSION, id, ...names, shopper, servedAt, writeText(rung), writeNumbers(items)];
  return (terms ? [...plain, ...writeTerms(terms)] : plain).join(SEPARATOR);
}

function readTerms([device = "", ...rest]: readonly string[]) {
  const [isNew = "", held = "", variantShare = "", chance = "", teams = "", propensities = ""] = rest;
  return [
    readText(device),
    readFlag(isNew),
    readFlag(held),
    readNumber(variantShare),
    readNumbers(chance),
    readNumbers(teams),
    readNumbers(propensities),
  ];
}

function readPayload(text: string): unknown {
  const [, id, placement = "", strategy = "", model = "", experiment = "", variant = "", ...rest] =
    text.split(SEPARATOR);
  const [shopper = "", servedAt = "", rung = "", items = "", ...terms] = rest;
  const names = [placement, strategy, model, experiment, variant].map(readText);
  return [
    id,
    ...names,
    shopper === "" ? NOBODY : shopper,
    readNumber(servedAt),
    readText(rung),
    readNumbers(items) ?? [],
    terms.length === 0 ? undefined : readTerms(terms),
  ];
}

const signatureOf = (payload: string, secret: string): Buffer =>
  hmacSha256(secret, Buffer.from(payload)).subarray(0, MAC_BYTES);

/** `3~fields…~base64url(HMAC)`. */
export function signListToken(list: ServedList, secret = currentSecret("AISLE_LIST_SECRET")): string {
  const payload = writePayload(list);
  return `${payload}${SEPARATOR}${signatureOf(payload, secret).toString("base64url")}`;
}

/** Nothing in the token is looked at before its signature is known to be ours. */
export function verifyListToken(
  token: string,
  now: number,
  secrets: readonly string[] = acceptedSecrets("AISLE_LIST_SECRET"),
): ListTokenResult {
  const end = token.lastIndexOf(SEPARATOR);
  const payload = token.slice(0, Math.max(end, 0));
  const mac = Buffer.from(token.slice(end + 1), "base64url");
  if (!payload.startsWith(`${VERSION}${SEPARATOR}`) || mac.length !== MAC_BYTES) {
    return { ok: false, error: "malformed" };
  }
  if (!secrets.some((secret) => timingSafeEqual(mac, signatureOf(payload, secret))))
    return { ok: false, error: "forged" };
  const parsed = payloadSchema.safeParse(readPayload(payload));
  if (!parsed.success) return { ok: false, error: "malformed" };
  const [id, placement, strategy, model, experiment, variant, shopperId, servedAt, rung, items, terms] =
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
