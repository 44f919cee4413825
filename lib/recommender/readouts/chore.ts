import type { Chore } from "@/lib/jobs/chore";
import { ADVISORY_LOCK } from "@/lib/platform/postgres/advisory-locks";
import { refreshReadouts } from "./refresh";

/** Experiments are read out every few seconds, so that a page has only to look. */
export const readoutChore: Chore = {
  name: "readouts",
  everyMs: 5_000,
  lock: ADVISORY_LOCK.readouts,
  run: refreshReadouts,
};
