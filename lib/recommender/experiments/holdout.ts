import { z } from "zod";
import type { Holdout as Row } from "@/lib/platform/db/generated/client";

/** Shoppers who are kept out of all experiments and go on with what served them when it began. */
export interface Holdout {
  id: string;
  share: number;
  salt: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
  /** Null: it goes on. */
  endedAt: number | null;
  /** What served each placement then. */
  strategies: Record<string, string>;
}

const strategiesSchema = z.record(z.string(), z.string());

/** A holdout as it is stored. */
export function readHoldout({ id, share, salt, startedAt, endedAt, strategies }: Row): Holdout {
  return {
    id,
    share,
    salt,
    startedAt: startedAt.getTime(),
    endedAt: endedAt?.getTime() ?? null,
    strategies: strategiesSchema.parse(strategies),
  };
}
