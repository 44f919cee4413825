import "server-only";
import type { Chore } from "@/lib/jobs/chore";
import { ADVISORY_LOCK } from "@/lib/platform/postgres/advisory-locks";

const EVERY_MS = 2_000;

/** Settles payments, lets go of pieces that nobody pays for, and writes to whoever has ordered. */
export const checkoutChore: Chore = {
  name: "checkout",
  everyMs: EVERY_MS,
  lock: ADVISORY_LOCK.checkouts,
  async run(now) {
    const { dropOld, releaseOld, settleDue } = await import("./tidy");
    const { sendOrderLetters } = await import("./letters");
    const at = new Date(now);
    await settleDue(at);
    await releaseOld(at);
    await sendOrderLetters(at);
    await dropOld(at);
  },
};
