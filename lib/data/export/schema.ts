import { z } from "zod";
import { TABLE_FORMATS } from "@/lib/platform/files/write-table";
import { EXPORTS } from "./columns";

export const exportParamsSchema = z.object({ what: z.enum(EXPORTS) });

export const exportQuerySchema = z.object({
  format: z.enum(TABLE_FORMATS).default("jsonl"),
  since: z.iso
    .datetime({ offset: true, error: "must be a time like 2026-01-31T00:00:00Z" })
    .transform((text) => new Date(text))
    .optional()
    .describe("Only what has come in or changed since: ISO 8601 with a time zone."),
});
