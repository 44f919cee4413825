import "server-only";
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
  { interactions, sentAt }: Batch,
  headers: Pick<Headers, "get">,
): Promise<RecordResult> {
  const { items, places, rejected } = readBatch(interactions, key !== null);
  const recorded = await recordInteractions(shopperId, items, {
    trusted: key !== null,
    visit: key ? OURSELVES : readVisit(headers),
    sentAt: sentAt === undefined ? null : Date.parse(sentAt),
  });
  const late = recorded.rejected.map((one) => ({ ...one, index: places[one.index] ?? one.index }));
  const result = { ...recorded, rejected: [...rejected, ...late].sort((a, b) => a.index - b.index) };
  const { interactions: counter } = getMetrics();
  counter.inc({ result: "accepted" }, result.accepted);
  counter.inc({ result: "duplicate" }, result.duplicates);
  counter.inc({ result: "rejected" }, result.rejected.length);
  return result;
}
