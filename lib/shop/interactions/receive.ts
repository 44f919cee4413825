import "server-only";
import { readApiKey, requireScope } from "@/lib/shop/auth/api-keys";
import { AppError } from "@/lib/platform/errors";
import { clientAddress } from "@/lib/platform/http/client-request";
import { getMetrics } from "@/lib/platform/http/metrics";
import { consume } from "@/lib/platform/http/rate-limit";
import { recordInteractions } from "./record";
import type { InteractionInput, RecordResult } from "./schema";

/** Interactions, not requests. A shopper who clicks ten times a second for a minute stays below. */
const PER_SHOPPER = { name: "interactions-shopper", points: 1_200, seconds: 60 };
/** Many shoppers may share an address: an office, a mobile network. */
const PER_ADDRESS = { name: "interactions-address", points: 30_000, seconds: 60 };
const PER_KEY = { name: "interactions-key", points: 300_000, seconds: 60 };

/**
 * Records what came in over HTTP. A server key with scope interactions:write may report purchases and names the shopper
 * of each item; everybody else speaks for the shopper of their cookie. Throws AppError unauthenticated, forbidden,
 * invalid, rate_limited or unavailable.
 */
export async function receiveInteractions(
  request: Request,
  shopperId: string,
  items: readonly InteractionInput[],
): Promise<RecordResult> {
  const key = await readApiKey(request);
  if (key) {
    requireScope(key, "interactions:write");
    requireOnEach(items, (item) => item.shopper !== undefined, "A server key says whose interaction it is.");
    await consume(PER_KEY, key.id, items.length);
  } else {
    requireOnEach(items, (item) => item.shopper === undefined, "Only server keys may name a shopper.");
    await consume(PER_SHOPPER, shopperId, items.length);
    await consume(PER_ADDRESS, clientAddress(request.headers), items.length);
  }
  const result = await recordInteractions(shopperId, items, { trusted: key !== null });
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
