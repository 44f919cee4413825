import "server-only";
import { NOBODY } from "@/lib/shop/shoppers/nobody";
import { getMetrics } from "@/lib/platform/http/metrics";
import type { Reporter } from "@/lib/shop/auth/rights";
import { readBatch } from "./read-batch";
import { recordInteractions } from "./record";
import type { Batch, RecordResult } from "./schema";
import { OURSELVES, readVisit } from "./visit";

/**
 * Records what came in over HTTP. A server key names the shopper of each item and may report purchases; everybody else
 * speaks for themselves, and the headers say whether a program sent it. What is wrong with an item is said of that item.
 * Throws AppError unavailable.
 */
export async function receiveInteractions(
  { shopperId, key }: Reporter,
  { interactions, sentAt, consent }: Batch,
  headers: Pick<Headers, "get">,
): Promise<RecordResult> {
  const { items, places, rejected } = readBatch(interactions, key !== null);
  // Nobody is known: as it is with a shopper who has not chosen, none of it may be kept.
  const recorded = await recordInteractions(shopperId ?? NOBODY, items, {
    trusted: key !== null,
    visit: key ? OURSELVES : readVisit(headers),
    sentAt: sentAt === undefined ? null : Date.parse(sentAt),
    consent,
  });
  const late = recorded.rejected.map((one) => ({ ...one, index: places[one.index] ?? one.index }));
  const result = { ...recorded, rejected: [...rejected, ...late].sort((a, b) => a.index - b.index) };
  const { interactions: counter } = getMetrics();
  counter.inc({ result: "accepted" }, result.accepted);
  counter.inc({ result: "duplicate" }, result.duplicates);
  counter.inc({ result: "rejected" }, result.rejected.length);
  return result;
}
