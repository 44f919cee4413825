import type { Chore } from "@/lib/jobs/chore";
import { refreshRollups } from "./refresh";

/** What is committed is counted about so much later. Whoever comes second to a pass leaves it to the first. */
export const rollupsChore: Chore = {
  name: "roll-ups",
  everyMs: 1_000,
  run: (now, signal) => refreshRollups({ clock: { now: () => now }, signal }),
};
