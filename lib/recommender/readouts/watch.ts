import { ADVISORY_LOCK } from "@/lib/platform/postgres/advisory-locks";
import type { Watch } from "@/lib/jobs/watch";
import { refreshReadouts } from "./refresh";

/** Experiments are read out every few seconds, so that a page has only to look. */
export const readoutWatch: Watch = {
  name: "readouts",
  everyMs: 5_000,
  lock: ADVISORY_LOCK.readouts,
  look: refreshReadouts,
};
