import { clientAddress } from "@/lib/platform/http/client-request";
import type { Call, RateLimit } from "@/lib/platform/http/operation";
import type { Reporter } from "@/lib/shop/auth/rights";

/**
 * How much may be recorded, whichever operation takes it in.
 *
 * @param sizeOf how many interactions a body holds
 */
export function interactionLimits<P, Q, B>(
  sizeOf: (body: B) => number,
): RateLimit<Call<P, Q, B, Reporter>>[] {
  const costOf = ({ body }: { body: B }) => sizeOf(body);
  return [
    // A shopper who clicks ten times a second for a minute stays below.
    {
      allowance: { name: "interactions-shopper", points: 1_200, seconds: 60 },
      counts: "interactions of a shopper",
      keyOf: ({ caller }) => (caller.key ? null : caller.shopperId),
      costOf,
    },
    // Many shoppers may share an address: an office, a mobile network.
    {
      allowance: { name: "interactions-address", points: 30_000, seconds: 60 },
      counts: "interactions from an address",
      keyOf: ({ caller, request }) => (caller.key ? null : clientAddress(request.headers)),
      costOf,
    },
    {
      allowance: { name: "interactions-key", points: 300_000, seconds: 60 },
      counts: "interactions with a key",
      keyOf: ({ caller }) => caller.key?.id ?? null,
      costOf,
    },
  ];
}
