import { json } from "@/lib/platform/http/body";
import { clientAddress } from "@/lib/platform/http/client-request";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { verifyReceipt } from "@/lib/privacy/apply";
import { receiptSchema } from "@/lib/privacy/receipt";
import { verdictSchema, VERIFY_ALLOWANCE } from "@/lib/privacy/requests";
import { anybody } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("erasure-verify", {
  POST: operation({
    summary:
      "Says whether a receipt of an erasure is this shop's own, and whether the shop still knows of it.",
    description: "For whoever has the receipt: whom it is about, nobody can read from it.",
    right: anybody,
    body: json(receiptSchema, { maxBytes: 4 * 1024 * 1024 }),
    limits: [
      {
        allowance: VERIFY_ALLOWANCE,
        counts: "receipts from an address",
        keyOf: ({ request }) => clientAddress(request.headers),
        costOf: () => 1,
      },
    ],
    answers: { 200: verdictSchema },
    problems: ["unavailable"],
    handle: ({ body }) => verifyReceipt(body),
  }),
});
