import "server-only";
import type { Chore } from "@/lib/jobs/chore";
import { ADVISORY_LOCK } from "@/lib/platform/postgres/advisory-locks";

const EVERY_MS = 1_000;

/** Imports what webhooks have told of products. */
export const webhookChore: Chore = {
  name: "webhooks",
  everyMs: EVERY_MS,
  lock: ADVISORY_LOCK.webhooks,
  async run(now) {
    const { settleDeliveries } = await import("./settle-deliveries");
    return settleDeliveries(now);
  },
};
