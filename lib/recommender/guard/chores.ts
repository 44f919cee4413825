import "server-only";
import type { Chore } from "@/lib/jobs/chore";
import { dropOldFigures } from "@/lib/recommender/serving/serving-recorder";
import { runGuard } from "./run-guard";

const MINUTE_MS = 60_000;

/** The guard looks six times a minute: what it has to see within five minutes needs some of them itself. */
export const guardChore: Chore = { name: "guard", everyMs: 10_000, run: (now) => runGuard(now) };

/** Figures nobody looks at any more are forgotten. */
export const oldFiguresChore: Chore = { name: "old figures", everyMs: 60 * MINUTE_MS, run: dropOldFigures };
