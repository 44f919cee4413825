import "server-only";
import type { Chore } from "@/lib/jobs/chore";

const EVERY_MS = 2_000;

/**
 * Settles payments, lets go of pieces that nobody pays for, and writes to whoever has ordered. Every worker does it, without a
 * lock that a slow provider would have it hold: what two do at once is done once, each step by the state it finds.
 */
export const checkoutChore: Chore = {
  name: "checkout",
  everyMs: EVERY_MS,
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
