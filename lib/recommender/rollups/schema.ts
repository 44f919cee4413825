import { z } from "zod";

/** How far the roll-ups are. */
export const rollupStatusSchema = z
  .object({
    revision: z.int().describe("Rises whenever a figure may have changed."),
    asOf: z.iso.datetime().describe("Everything that was recorded until then is counted."),
    behindSeconds: z.number().describe("How long ago that is; more than some seconds while no worker runs."),
    waiting: z
      .int()
      .describe("Hours that are still to be counted anew: those after a rebuild, or of long ago."),
  })
  .meta({ id: "RollupStatus" });

export type RollupStatus = z.infer<typeof rollupStatusSchema>;
