import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { Experiment, FlagSwitch } from "./experiment";
import { type Holdout, readHoldout } from "./holdout";
import { readExperiment, readExperiments } from "./read-experiment";

/** All experiments and flags, the newest first. Throws AppError unauthenticated or forbidden. */
export async function listExperiments(actor: Actor): Promise<(Experiment | FlagSwitch)[]> {
  requireRight(actor, "experiments:read");
  const rows = await getDb().experiment.findMany({ orderBy: [{ createdAt: "desc" }, { id: "asc" }] });
  return readExperiments(rows);
}

/** One of them. Throws AppError not_found, and as `listExperiments`. */
export async function getExperiment(id: string, actor: Actor): Promise<Experiment | FlagSwitch> {
  requireRight(actor, "experiments:read");
  const row = await getDb().experiment.findUnique({ where: { id } });
  if (!row) throw new AppError("not_found", `There is no experiment ${id}.`);
  return readExperiment(row);
}

/** The holdout that goes on, else the one that ended last; null where there has been none. Throws as `listExperiments`. */
export async function getNewestHoldout(actor: Actor): Promise<Holdout | null> {
  requireRight(actor, "experiments:read");
  const row = await getDb().holdout.findFirst({ orderBy: [{ startedAt: "desc" }, { id: "desc" }] });
  return row && readHoldout(row);
}
