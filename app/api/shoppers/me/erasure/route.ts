import { json } from "@/lib/platform/http/body";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { eraseShopper } from "@/lib/privacy/erase";
import { receiptSchema } from "@/lib/privacy/receipt";
import { confirmationSchema, THE_SHOPPER } from "@/lib/privacy/requests";
import { ownShopper } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("own-erasure", {
  POST: operation({
    summary: "Erases the shopper of the cookie, with their account. There is no way back.",
    right: ownShopper,
    body: json(confirmationSchema),
    answers: { 200: receiptSchema },
    problems: ["conflict", "unavailable"],
    handle: ({ caller }) => eraseShopper(caller.id, THE_SHOPPER),
  }),
});
