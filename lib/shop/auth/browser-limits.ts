import type { ApiRequest } from "@/lib/platform/http/api-request";
import { clientAddress } from "@/lib/platform/http/client-request";
import type { RateLimit } from "@/lib/platform/http/operation";

/** Whoever reads, as far as these limits go. */
interface Reading {
  request: Pick<ApiRequest, "headers">;
  /** `browserKey`: the id of the publishable key that was shown; null: none was. */
  caller: { browserKey: string | null };
}

/**
 * How much pages of other shops may read: a publishable key is there for everybody to copy. For every operation that
 * welcomes one and only reads.
 */
export function browserLimits(): RateLimit<Reading>[] {
  const costOf = () => 1;
  return [
    // Many browsers may share an address: an office, a mobile network.
    {
      allowance: { name: "browser-reads-address", points: 3_000, seconds: 60 },
      counts: "reads with a publishable key from an address",
      keyOf: ({ caller: { browserKey }, request }) =>
        browserKey && `${browserKey} ${clientAddress(request.headers)}`,
      costOf,
    },
    {
      allowance: { name: "browser-reads-key", points: 120_000, seconds: 60 },
      counts: "reads with a publishable key",
      keyOf: ({ caller }) => caller.browserKey,
      costOf,
    },
  ];
}
