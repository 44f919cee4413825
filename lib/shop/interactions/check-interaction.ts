import "server-only";
import type { Consent } from "@/lib/shop/shoppers/consent";
import { NOBODY } from "@/lib/shop/shoppers/nobody";
import type { Shopper } from "@/lib/shop/shoppers/queries";
import type { Fact } from "./facts";
import type { Click, Impression } from "./list-events";
import { type ListTokenResult, type ServedList } from "./list-token";
import { mayRecord } from "./may-record";
import type { InteractionInput, RejectionCode } from "./schema";

const FUTURE_MS = 5 * 60 * 1_000;
const PAST_MS = 30 * 24 * 60 * 60 * 1_000;
const MAX_QUANTITY = 10_000;

export interface Rejection {
  code: RejectionCode;
  message: string;
}

export type Checked =
  | { type: "fact"; fact: Fact }
  | { type: "impression"; impression: Impression }
  | { type: "click"; click: Click; impression: Impression }
  | { type: "rejected"; rejection: Rejection };

/** What has been looked up before a batch is checked. */
export interface CheckContext {
  now: number;
  /** Our own code and server keys: they may report purchases. */
  trusted: boolean;
  /** What the reporter says all shoppers of the batch allow. */
  consent?: Consent;
  /** Canonical shopper of an id, also of the ids in list tokens. */
  shopperOf(id: string): Shopper;
  productOf(reference: string): number | null;
  listOf(token: string): ListTokenResult;
}

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
  const at = Date.parse(item.at);
  if (at > context.now + FUTURE_MS) return reject("in_future", "The time lies in the future.");
  if (at < context.now - PAST_MS) return reject("too_old", "The time is more than 30 days ago.");
  if (item.kind === "impression" || item.kind === "click") return checkListEvent(item, shopper, at, context);
  return checkFact(item, shopper, at, context);
}

function checkFact(
  item: Exclude<InteractionInput, { kind: "impression" | "click" }>,
  shopper: Shopper,
  at: number,
  context: CheckContext,
): Checked {
  const { id, kind, value = 1 } = item;
  if (kind === "purchase" && !context.trusted) {
    return reject("forbidden_kind", "Only the shop itself reports purchases.");
  }
  if (kind === "rating" && !(item.value !== undefined && value >= 1 && value <= 5)) {
    return reject("invalid_value", "A rating has a value from 1 to 5.");
  }
  if (!(value > 0 && value <= MAX_QUANTITY)) {
    return reject("invalid_value", `A value lies above 0 and is at most ${MAX_QUANTITY}.`);
  }
  const productId = context.productOf(item.product);
  if (productId === null) return reject("unknown_product", "There is no such product.");
  const list = item.list === undefined ? null : readList(item.list, shopper, context);
  if (list?.error === "invalid")
    return reject("invalid_list", "The list token is not one of this shopper's.");
  // The list may be too old to be credited, the fact itself is not.
  const listId = list?.served?.id ?? null;
  return { type: "fact", fact: { id, shopperId: shopper.id, productId, kind, value, at, listId } };
}

function checkListEvent(
  item: Extract<InteractionInput, { kind: "impression" | "click" }>,
  shopper: Shopper,
  at: number,
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
  return { type: "click", click: { id: item.id, listId: list.id, productId, position, at }, impression };
}

function readList(
  token: string,
  shopper: Shopper,
  { listOf, shopperOf }: CheckContext,
): { served: ServedList | null; error: "expired" | "invalid" | null } {
  const result = listOf(token);
  if (!result.ok) return { served: null, error: result.error === "expired" ? "expired" : "invalid" };
  // The list may have been served before the shopper signed in.
  const servedTo = result.list.shopperId;
  if (servedTo !== NOBODY && shopperOf(servedTo).id !== shopper.id) return { served: null, error: "invalid" };
  return { served: result.list, error: null };
}
