import { z } from "zod";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { exportTable, TABLE_NAMES, TABLE_SCOPES, tableFormatSchema } from "@/lib/shop/staff/export-table";
import { staffOrKeyBy } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("table", {
  GET: operation({
    summary: "A table of the admin as a file",
    description:
      "All rows that its filters leave, in its order; the other parameters are those of the page's own address. A cell of a CSV that a spreadsheet would take for a formula begins with an apostrophe. Each table needs its own scope.",
    right: staffOrKeyBy("table", TABLE_SCOPES),
    params: z.object({ table: z.enum(TABLE_NAMES) }),
    query: z.looseObject({ format: tableFormatSchema }),
    answers: { 200: ["text/csv", "application/x-ndjson"] },
    problems: ["not_found"],
    handle: ({ params, query, caller }) => exportTable(params.table, query, caller),
  }),
});
