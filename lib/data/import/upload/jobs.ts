import { z } from "zod";
import { defineJob } from "@/lib/jobs/job";
import { isAppError } from "@/lib/platform/errors";
import { readingSchema } from "./reading";

/** Reads an uploaded file as an import would, and writes nothing. */
export const dryRunJob = defineJob({
  name: "dry-run",
  payload: z.object({
    upload: z.uuid(),
    /** Null: as it looks. */
    reading: readingSchema.nullable(),
  }),
  async run({ payload, clock, report }) {
    const { dryRunUpload } = await import("./dry-run");
    try {
      return await dryRunUpload(payload.upload, payload.reading, { now: clock.now(), onProgress: report });
    } catch (error) {
      // A file that cannot be read at all cannot be read by trying again either.
      if (!isAppError(error)) throw error;
      return { reason: error.message, unreadable: error.message };
    }
  },
});

/** Imports an uploaded file. */
export const importJob = defineJob({
  name: "import",
  payload: z.object({
    upload: z.uuid(),
    reading: readingSchema,
    sample: z.enum(["refuse", "replace", "keep"]),
    hideMissing: z.boolean(),
    actor: z.string(),
  }),
  async run({ payload, clock, report }) {
    const { importUpload } = await import("./import-upload");
    try {
      return await importUpload(payload, { now: clock.now(), onProgress: report });
    } catch (error) {
      if (!isAppError(error)) throw error;
      return { reason: error.message, problem: error.message };
    }
  },
});
