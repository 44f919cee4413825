import { z } from "zod";
import type { Holdout as Row } from "@/lib/platform/db/generated/client";

/** Shoppers who are kept out of all experiments and go on with what served them when it began. */
export interface Holdout {
  share: number;
  salt: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
  /** What served each placement then. */
  strategies: Record<string, string>;
}

const strategiesSchema = z.record(z.string(), z.string());

/** A holdout as it is stored. */
export function readHoldout({ share, salt, startedAt, strategies }: Row): Holdout {
  return { share, salt, startedAt: startedAt.getTime(), strategies: strategiesSchema.parse(strategies) };
}
