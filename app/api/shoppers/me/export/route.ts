import { endpoint } from "@/lib/platform/http/endpoint";
import { operation, reply } from "@/lib/platform/http/operation";
import { shopperExportSchema } from "@/lib/privacy/export-schema";
import { exportShopper } from "@/lib/privacy/export-shopper";
import { EXPORT_ALLOWANCE, EXPORT_HEADERS } from "@/lib/privacy/requests";
import { ownShopper } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("own-export", {
  GET: operation({
    summary: "Everything the shop has stored about the shopper of the cookie, as a file.",
    right: ownShopper,
    limits: [
      {
        allowance: EXPORT_ALLOWANCE,
        counts: "exports of a shopper",
        keyOf: ({ caller }) => caller.id,
        costOf: () => 1,
      },
    ],
    answers: { 200: shopperExportSchema },
    problems: ["unavailable"],
    handle: async ({ caller }) => reply(200, await exportShopper(caller.id, "me"), EXPORT_HEADERS),
  }),
});
