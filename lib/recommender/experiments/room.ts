import "server-only";
import { findFreeSlice, type Slice } from "@/ml/index";
import type { Db } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import type { Experiment } from "./experiment";
import { readExperiments } from "./read-experiment";

/**
 * The shoppers an experiment may have: a slice of its group, or null for all of them. Throws AppError conflict when a
 * running experiment has one of its placements and does not exclude it, or its group has no room left.
 */
export async function findRoom(db: Db, { definition }: Experiment): Promise<Slice | null> {
  const { group, groupShare, placements } = definition;
  const rows = await db.experiment.findMany({ where: { state: "running", kind: "experiment" } });
  const running = readExperiments(rows).filter((one) => one.kind === "experiment");
  for (const other of running) {
    const shared = placements.find((placement) => other.definition.placements.includes(placement));
    if (shared !== undefined && (group === null || other.definition.group !== group))
      throw new AppError(
        "conflict",
        `${other.id} runs on ${shared}. Put both into one group, so that each has shoppers of its own, or stop it first.`,
      );
  }
  if (group === null) return null;
  const taken = running.flatMap(({ slice }) => slice ?? []);
  const free = findFreeSlice(group, taken, groupShare);
  if (!free)
    throw new AppError(
      "conflict",
      `The group ${group} has no room for ${Number((groupShare * 100).toFixed(2))} % of its shoppers.`,
    );
  return free;
}
