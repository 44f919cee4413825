import "server-only";
import type { z } from "zod";
import { NOBODY } from "@/lib/shop/shoppers/nobody";
import { AppError } from "@/lib/platform/errors";
import { getMetrics } from "@/lib/platform/http/metrics";
import type { Reporter } from "@/lib/shop/auth/rights";
import { recordInteractions } from "./record";
import type { InteractionInput, interactionsBodySchema, RecordResult } from "./schema";

/**
 * Records what came in over HTTP. A server key names the shopper of each item and may report purchases; everybody else
 * speaks for themselves. Throws AppError invalid or unavailable.
 */
export async function receiveInteractions(
  { shopperId, key }: Reporter,
  { interactions: items, consent }: z.output<typeof interactionsBodySchema>,
): Promise<RecordResult> {
  if (key)
    requireOnEach(items, (item) => item.shopper !== undefined, "A server key says whose interaction it is.");
  else requireOnEach(items, (item) => item.shopper === undefined, "Only server keys may name a shopper.");
  // Nobody is known: as it is with a shopper who has not chosen, none of it may be kept.
  const result = await recordInteractions(shopperId ?? NOBODY, items, { trusted: key !== null, consent });
  const { interactions } = getMetrics();
  interactions.inc({ result: "accepted" }, result.accepted);
  interactions.inc({ result: "duplicate" }, result.duplicates);
  interactions.inc({ result: "rejected" }, result.rejected.length);
  return result;
}

function requireOnEach(
  items: readonly InteractionInput[],
  isRight: (item: InteractionInput) => boolean,
  message: string,
): void {
  const fields = items.flatMap((item, i) =>
    isRight(item) ? [] : [{ path: `interactions.${i}.shopper`, message }],
  );
  if (fields.length > 0) throw new AppError("invalid", "The request is not valid.", { fields });
}
