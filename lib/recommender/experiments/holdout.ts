import { z } from "zod";

/** Under which the holdout lies among the shop's settings. */
export const HOLDOUT_KEY = "experiments.holdout";

/** Shoppers who are kept out of all experiments and go on with what served them when it began. */
export const holdoutSchema = z.strictObject({
  share: z.number().gt(0).max(0.2),
  salt: z.string(),
  /** Milliseconds since the epoch. */
  startedAt: z.number(),
  /** What served each placement then. */
  strategies: z.record(z.string(), z.string()),
});
export type Holdout = z.output<typeof holdoutSchema>;
