import "server-only";
import { toUnavailable } from "@/lib/platform/db/unavailable";
import { resolveProductIds } from "@/lib/shop/catalog/resolve-products";
import type { Consent } from "@/lib/shop/shoppers/consent";
import { ensureReferences } from "@/lib/shop/shoppers/external-shoppers";
import { newcomer, resolveShoppers } from "@/lib/shop/shoppers/queries";
import { type Checked, type CheckContext, checkInteraction } from "./check-interaction";
import { assignLanes } from "./assign-lanes";
import { type ListTokenResult, verifyListToken } from "./list-token";
import type { InteractionInput, RecordResult } from "./schema";
import { rememberFacts } from "./session-cache";
import { rejectRivals, rejectTaken } from "./same-event";
import { OURSELVES, type Visit } from "./visit";
import type { NewEvents } from "./write-events";
import { writeTogether } from "./write-together";

export interface RecordOptions {
  /** Our own code and server keys: may report purchases, and for other shoppers than `shopperId`. */
  trusted?: boolean;
  /** Whom an item's `shopper` is here, where that is known already; what a trusted caller names is looked up otherwise. */
  owners?: ReadonlyMap<string, string> | undefined;
  /** When the batch was sent, by the clock its times are from; null: nobody said. Milliseconds since the epoch. */
  sentAt?: number | null;
  /** Who the request came from; ourselves when left out. */
  visit?: Visit;
  /** What a server key says the shoppers of the batch allow; an item's own `consent` goes before it. */
  consent?: Consent;
  now?: number;
}

/**
 * Records a batch: each item is accepted, a duplicate, or rejected with a reason. What is accepted is on disk when this
 * returns. Throws AppError unavailable when nothing could be written; the same batch can then be sent again.
 *
 * @param shopperId whose interactions these are; an item's own `shopper` goes before it when the caller is trusted
 */
export async function recordInteractions(
  shopperId: string,
  items: readonly InteractionInput[],
  {
    trusted = false,
    owners: known,
    sentAt = null,
    visit = OURSELVES,
    consent,
    now = Date.now(),
  }: RecordOptions = {},
): Promise<RecordResult> {
  if (items.length === 0) return { accepted: 0, duplicates: 0, rejected: [] };
  try {
    const named =
      trusted && !known ? items.flatMap(({ shopper }) => (shopper === undefined ? [] : [shopper])) : [];
    const owners = named.length > 0 ? await ensureReferences(named) : known;
    const ownerOf = ({ shopper }: InteractionInput) =>
      (shopper === undefined ? undefined : owners?.get(shopper)) ?? shopperId;
    const clockShift = sentAt === null ? null : now - sentAt;
    const context = await lookUp(items, ownerOf, { trusted, consent, now, clockShift });
    const plain = rejectRivals(items.map((item) => checkInteraction(item, ownerOf(item), context)));
    const checked = await assignLanes(plain, { items, ownerOf, context, visit });
    const added = await write(checked, now);
    return summarise(await rejectTaken(checked, added), added);
  } catch (error) {
    throw toUnavailable(error);
  }
}

/** Everything the checks need to know, in as few queries as possible. */
async function lookUp(
  items: readonly InteractionInput[],
  ownerOf: (item: InteractionInput) => string,
  sending: Pick<CheckContext, "trusted" | "consent" | "now" | "clockShift">,
): Promise<CheckContext> {
  const tokens = new Map<string, ListTokenResult>();
  const listOf = (token: string) => {
    const known = tokens.get(token) ?? verifyListToken(token, sending.now);
    tokens.set(token, known);
    return known;
  };
  const shopperIds = new Set(items.map(ownerOf));
  const references = new Set<string>();
  for (const item of items) {
    if (item.kind !== "impression") references.add(item.product);
    const list = item.list === undefined ? null : listOf(item.list);
    if (list?.ok) shopperIds.add(list.list.shopperId);
  }
  const [shoppers, products] = await Promise.all([
    resolveShoppers([...shopperIds]),
    resolveProductIds([...references]),
  ]);
  return {
    ...sending,
    listOf,
    shopperOf: (id) => shoppers.get(id) ?? newcomer(id),
    productOf: (reference) => products.get(reference) ?? null,
  };
}

/** Writes what passed the checks and says which ids were new. */
async function write(checked: readonly Checked[], now: number): Promise<NewEvents> {
  const facts = checked.flatMap((item) => (item.type === "fact" ? [item.fact] : []));
  const clicks = checked.flatMap((item) => (item.type === "click" ? [item.click] : []));
  // A list is entered once, as it was first seen: an impression usually comes with clicks on the same list.
  const seen = checked.flatMap((item) => ("impression" in item && item.impression ? [item.impression] : []));
  seen.sort((a, b) => b.at - a.at);
  const lists = new Map(seen.map((impression) => [impression.list.id, impression]));
  if (facts.length + lists.size === 0) return { facts: new Set(), lists: new Set(), clicks: new Set() };

  const began = performance.now();
  const added = await writeTogether({ facts, impressions: [...lists.values()], clicks });
  const distinct = new Map(facts.map((fact) => [fact.id, fact]));
  rememberFacts(
    [...distinct.values()].filter((fact) => added.facts.has(fact.id)),
    began,
    now,
  );
  return added;
}

function summarise(checked: readonly Checked[], { facts, clicks, lists }: NewEvents): RecordResult {
  // Each id counts once, also when one batch holds it twice.
  const isNew = (item: Checked): boolean => {
    if (item.type === "fact") return facts.delete(item.fact.id);
    if (item.type === "click") return clicks.delete(item.click.id);
    return item.type === "impression" && lists.delete(item.impression.list.id);
  };
  const result: RecordResult = { accepted: 0, duplicates: 0, rejected: [] };
  checked.forEach((item, index) => {
    if (item.type === "rejected") result.rejected.push({ index, ...item.rejection });
    else if (isNew(item)) result.accepted++;
    else result.duplicates++;
  });
  return result;
}
