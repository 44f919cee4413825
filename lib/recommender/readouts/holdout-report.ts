import "server-only";
import { getDb } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { type Definition, definitionSchema } from "@/lib/recommender/experiments/definition";
import { type Holdout, readHoldout } from "@/lib/recommender/experiments/holdout";
import { keepHoldoutSums } from "@/lib/recommender/experiments/keep-holdout-sums";
import { PLACEMENTS } from "@/lib/recommender/strategies/placements";
import { judge, type Readout } from "./judge";
import { countHoldout } from "./read-sums";
import { type ReadoutSums, readoutSumsSchema } from "./sums";

/** A holdout lasts for months, and counting it means going through all lists since it began. */
const COUNTED_EVERY_MS = 60 * 60_000;

/** What is compared, in the words of an experiment: who is held out, and everybody else. */
function asExperiment({ share }: Holdout): Definition {
  return definitionSchema.parse({
    hypothesis: "What all changes together have brought.",
    placements: PLACEMENTS,
    variants: [
      { key: "held", name: "Held out", share },
      { key: "reached", name: "Everybody else", share: 1 - share },
    ],
  });
}

/** Counts what the holdout tells, if there is one and it was not counted lately. */
export async function refreshHoldout(now: number): Promise<void> {
  const row = await getDb().holdout.findFirst({ where: { endedAt: null } });
  if (!row) return;
  if (row.computedAt !== null && now - row.computedAt.getTime() < COUNTED_EVERY_MS) return;
  const holdout = readHoldout(row);
  const sums = await countHoldout(holdout, now);
  await keepHoldoutSums(holdout, sums as unknown as Prisma.InputJsonObject, now);
}

/** The holdout, and what it tells; without numbers until it was first counted. */
export interface HoldoutReport {
  holdout: Holdout;
  definition: Definition;
  readout: Readout | null;
}

/** Null while nobody is held out. Throws AppError unauthenticated or forbidden. */
export async function getHoldoutReport(actor: Actor): Promise<HoldoutReport | null> {
  requireRight(actor);
  const row = await getDb().holdout.findFirst({ where: { endedAt: null } });
  if (!row) return null;
  const holdout = readHoldout(row);
  const definition = asExperiment(holdout);
  const sums = readoutSumsSchema.safeParse(row.sums).data;
  return { holdout, definition, readout: sums ? judgeAlike(definition, sums) : null };
}

/** Nothing is decided by a holdout: no metric is more than the others. */
function judgeAlike(definition: Definition, sums: ReadoutSums): Readout {
  const readout = judge(definition, sums);
  return { ...readout, metrics: readout.metrics.map((metric) => ({ ...metric, role: "other" })) };
}
