import "server-only";
import type { Consent } from "@/lib/shop/shoppers/consent";
import { isSomebody } from "@/lib/shop/shoppers/external-id";
import { NOBODY } from "@/lib/shop/shoppers/nobody";
import type { Shopper } from "@/lib/shop/shoppers/queries";
import type { Fact } from "./facts";
import type { Click, Impression } from "./list-events";
import { listFor, type ListTokenResult, type ServedList } from "./list-token";
import { mayRecord } from "./may-record";
import { type InteractionInput, type RejectionCode, WITHOUT_VALUE } from "./schema";

const FUTURE_MS = 5 * 60 * 1_000;
const PAST_MS = 30 * 24 * 60 * 60 * 1_000;
const MAX_QUANTITY = 10_000;
/** A list earns for seven days after it was seen, and a page left open was seen up to a day after it was made. */
const PURCHASE_LIST_MS = 8 * 24 * 60 * 60 * 1_000;

export interface Rejection {
  code: RejectionCode;
  message: string;
}

export type Checked =
  | { type: "fact"; fact: Fact; impression?: Impression }
  | { type: "impression"; impression: Impression }
  | { type: "click"; click: Click; impression: Impression }
  | { type: "rejected"; rejection: Rejection };

/** When something happened: by our clock, and as the sender said where that was corrected. */
type Times = Pick<Fact, "at" | "clientAt">;

/** What has been looked up before a batch is checked. */
export interface CheckContext {
  now: number;
  /** Milliseconds by which the sender's clock is behind ours; null: the batch does not say when it was sent. */
  clockShift: number | null;
  /** Our own code and server keys: they may report purchases. */
  trusted: boolean;
  /** What the reporter says all shoppers of the batch allow. */
  consent?: Consent;
  /** Canonical shopper of an id, also of the ids in list tokens. */
  shopperOf(id: string): Shopper;
  productOf(reference: string): number | null;
  listOf(token: string): ListTokenResult;
}

type ProductFactInput = Exclude<InteractionInput, { kind: "impression" | "click" }>;

const reject = (code: RejectionCode, message: string): Checked => ({
  type: "rejected",
  rejection: { code, message },
});

/** What is to be written for one interaction of `shopperId`, or why it is not. */
export function checkInteraction(item: InteractionInput, shopperId: string, context: CheckContext): Checked {
  const shopper = context.shopperOf(shopperId);
  const permission = { trusted: context.trusted, said: item.consent ?? context.consent };
  if (!mayRecord(item, shopper, permission)) {
    return reject("no_consent", "This shopper has not allowed that to be recorded.");
  }
  const said = Date.parse(item.at);
  const times: Times = {
    at: said + (context.clockShift ?? 0),
    clientAt: context.clockShift === null ? null : said,
  };
  const { at } = times;
  if (at > context.now + FUTURE_MS) return reject("in_future", "The time lies in the future.");
  if (at < context.now - PAST_MS) return reject("too_old", "The time is more than 30 days ago.");
  if (item.kind === "impression" || item.kind === "click")
    return checkListEvent(item, shopper, times, context);
  return checkFact(item, shopper, times, context);
}

function checkFact(item: ProductFactInput, shopper: Shopper, times: Times, context: CheckContext): Checked {
  const { id, kind } = item;
  const value = WITHOUT_VALUE.has(kind) ? 1 : (item.value ?? 1);
  if ((kind === "purchase" || kind === "return") && !context.trusted) {
    return reject("forbidden_kind", "Only the shop itself reports purchases and returns.");
  }
  if (kind === "rating" && !(item.value !== undefined && value >= 1 && value <= 5)) {
    return reject("invalid_value", "A rating has a value from 1 to 5.");
  }
  if (!(value > 0 && value <= MAX_QUANTITY)) {
    return reject("invalid_value", `A value lies above 0 and is at most ${MAX_QUANTITY}.`);
  }
  const productId = context.productOf(item.product);
  if (productId === null) return reject("unknown_product", "There is no such product.");
  if (kind === "purchase") return checkPurchase(item, shopper, { times, productId }, context);
  const list = item.list === undefined ? null : readList(item.list, shopper, context);
  if (list?.error === "invalid")
    return reject("invalid_list", "The list token is not one of this shopper's.");
  // The list may be too old to be credited, the fact itself is not.
  const listId = list?.served?.id ?? null;
  const shopperId = isSomebody(shopper.id) ? shopper.id : null;
  return { type: "fact", fact: { id, shopperId, productId, kind, value, listId, ...times } };
}

/**
 * A purchase that another front end reports earns for its list as an order of the shop does: for as long, and for what
 * was in it. Whoever bought from a list has seen it, whether or not that was reported.
 */
function checkPurchase(
  { id, value = 1, list: token, unitAmount, currency, order }: ProductFactInput,
  shopper: Shopper,
  { times, productId }: { times: Times; productId: number },
  context: CheckContext,
): Checked {
  const list = token === undefined ? null : readList(token, shopper, context, PURCHASE_LIST_MS);
  if (list?.error === "invalid")
    return reject("invalid_list", "The list token is not one of this shopper's.");
  const served = list?.served?.items.includes(productId) ? list.served : null;
  const sale = { unitAmount: unitAmount ?? null, currency: currency ?? null, order: order ?? null };
  const listId = served?.id ?? null;
  const shopperId = isSomebody(shopper.id) ? shopper.id : null;
  const fact: Fact = { id, shopperId, productId, kind: "purchase", value, listId, sale, ...times };
  if (!served) return { type: "fact", fact };
  const seenAt = Math.min(times.at, served.servedAt);
  return { type: "fact", fact, impression: { list: served, shopperId: shopper.id, at: seenAt } };
}

function checkListEvent(
  item: Extract<InteractionInput, { kind: "impression" | "click" }>,
  shopper: Shopper,
  { at, clientAt }: Times,
  context: CheckContext,
): Checked {
  const { served: list, error } = readList(item.list, shopper, context);
  if (!list) {
    const why = error === "expired" ? "is more than a day old" : "is not one of this shopper's";
    return reject("invalid_list", `The list token ${why}.`);
  }
  const impression = { list, shopperId: shopper.id, at };
  if (item.kind === "impression") return { type: "impression", impression };
  const productId = context.productOf(item.product);
  if (productId === null) return reject("unknown_product", "There is no such product.");
  const position = list.items.indexOf(productId);
  if (position < 0) return reject("not_in_list", "The product is not in this list.");
  return {
    type: "click",
    click: { id: item.id, listId: list.id, productId, position, at, clientAt },
    impression,
  };
}

function readList(
  token: string,
  shopper: Shopper,
  { listOf, shopperOf, now }: CheckContext,
  lifetimeMs = 0,
): { served: ServedList | null; error: "expired" | "invalid" | null } {
  const given = listOf(token);
  const isStillGood = !given.ok && given.error === "expired" && now - given.list.servedAt <= lifetimeMs;
  const result: ListTokenResult = isStillGood ? { ok: true, list: given.list } : given;
  if (!result.ok) return { served: null, error: result.error === "expired" ? "expired" : "invalid" };
  // The list may have been served before the shopper signed in.
  const servedTo = result.list.shopperId;
  if (servedTo !== NOBODY && shopperOf(servedTo).id !== shopper.id) return { served: null, error: "invalid" };
  return { served: listFor(shopper.id, result.list), error: null };
}
