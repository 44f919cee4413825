import { exportParamsSchema, exportQuerySchema } from "@/lib/data/export/schema";
import { MEDIA_TYPES, openExportStream } from "@/lib/data/export/open-export";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("export", {
  GET: operation({
    summary:
      "Everything the shop holds as a file: products, interactions, lists shown, clicks, orders, models.",
    description:
      "Streamed from the database, as JSON Lines (`application/x-ndjson`), CSV (`text/csv`, in which no cell is a formula) " +
      "or Parquet (`application/vnd.apache.parquet`). Orders come without names, e-mails and addresses.",
    right: staffOrKey("export:read"),
    params: exportParamsSchema,
    query: exportQuerySchema,
    answers: { 200: Object.values(MEDIA_TYPES) },
    problems: ["rate_limited", "unavailable"],
    async handle({ caller, params: { what }, query: { format, since } }) {
      const stream = await openExportStream({ what, format, since }, caller);
      return new Response(stream, {
        headers: {
          "content-type": MEDIA_TYPES[format],
          "content-disposition": `attachment; filename="${what}.${format}"`,
          "cache-control": "private, no-store",
        },
      });
    },
  }),
});
