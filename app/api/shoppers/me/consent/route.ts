import { json } from "@/lib/platform/http/body";
import { clientAddress } from "@/lib/platform/http/client-request";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { keptShopper, visitingShopper } from "@/lib/shop/auth/rights";
import { chooseConsent, consentAnswerSchema, describeConsent } from "@/lib/shop/shoppers/consent-answer";
import { consentSchema } from "@/lib/shop/shoppers/consent-schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("consent", {
  GET: operation({
    summary: "What the shopper of the cookie allows to be recorded.",
    description: "For whoever has no cookie it says what holds before a choice, and sets none.",
    right: visitingShopper,
    answers: { 200: consentAnswerSchema },
    handle: ({ caller }) => describeConsent(caller),
  }),
  PUT: operation({
    summary: "Keeps what the shopper of the cookie allows to be recorded.",
    description:
      "For front ends that ask by themselves. Whoever has no cookie gets one: the choice has to be remembered.",
    right: keptShopper,
    body: json(consentSchema),
    limits: [
      // Another front end may choose for all its shoppers from one address.
      {
        allowance: { name: "consent-address", points: 6_000, seconds: 60 },
        counts: "choices from an address",
        keyOf: ({ request }) => clientAddress(request.headers),
        costOf: () => 1,
      },
    ],
    answers: { 200: consentAnswerSchema },
    problems: ["unavailable"],
    handle: ({ caller, body }) => chooseConsent(caller, body),
  }),
});
