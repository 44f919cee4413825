import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { eraseAsked } from "@/lib/privacy/requests";
import { receiptSchema } from "@/lib/privacy/receipt";
import { ownerOrKey, shopperParamsSchema } from "@/lib/recommender/serving/shopper-access";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("shopper", {
  DELETE: operation({
    summary: "Erases a shopper: everything recorded of them, their account, and every name they go by.",
    description:
      "For the shopper, and for server keys. Orders stay without the person, as the law on bookkeeping wants. The answer is the receipt: it names nobody, and proves the erasure later. There is no way back.",
    right: ownerOrKey("privacy:write"),
    params: shopperParamsSchema,
    answers: { 200: receiptSchema },
    problems: ["conflict", "unavailable"],
    handle: ({ caller }) => eraseAsked(caller),
  }),
});
