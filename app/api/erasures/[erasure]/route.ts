import { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation, reply } from "@/lib/platform/http/operation";
import { findReceipt } from "@/lib/privacy/apply";
import { receiptSchema } from "@/lib/privacy/receipt";
import { RECEIPT_HEADERS } from "@/lib/privacy/requests";
import { anybody } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("erasure", {
  GET: operation({
    summary: "The receipt of an erasure, as a file.",
    description: "For whoever was given its number. It names nobody.",
    right: anybody,
    params: z.object({ erasure: z.guid() }),
    answers: { 200: receiptSchema },
    problems: ["not_found", "unavailable"],
    async handle({ params }) {
      const receipt = await findReceipt(params.erasure);
      if (!receipt) throw new AppError("not_found", "There is no such receipt.");
      return reply(200, receipt, RECEIPT_HEADERS);
    },
  }),
});
