import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { Prisma } from "@/lib/platform/db/generated/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/parse-input";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { type Definition, definitionSchema, flagSchema } from "./definition";
import type { Decision, Experiment, ExperimentState, FlagSwitch } from "./experiment";
import { readExperiment } from "./read-experiment";
import { requireFoundations } from "./foundations";
import { findRoom } from "./room";

type Kind = (Experiment | FlagSwitch)["kind"];

/** What somebody has written, as an experiment or a flag. Throws AppError invalid with the path of what is wrong. */
function parseDefinition(kind: Kind, input: unknown): Prisma.InputJsonObject {
  const parsed =
    kind === "flag"
      ? parseInput(flagSchema, input, "This flag cannot be as it is.")
      : parseInput(definitionSchema, input, "This experiment cannot be as it is.");
  return parsed as unknown as Prisma.InputJsonObject;
}

/** Runs `work` on one experiment that nobody else changes meanwhile. Throws AppError not_found. */
async function changing<T>(
  id: string,
  work: (db: Db, experiment: Experiment | FlagSwitch) => Promise<T>,
): Promise<T> {
  return inTransaction(async (db) => {
    // One at a time: starting looks at what else runs.
    await db.$executeRaw`lock table experiments in share row exclusive mode`;
    const row = await db.experiment.findUnique({ where: { id } });
    if (!row) throw new AppError("not_found", `There is no experiment ${id}.`);
    return work(db, readExperiment(row));
  });
}

function requireState({ id, state }: Experiment | FlagSwitch, ...wanted: ExperimentState[]): void {
  if (wanted.includes(state)) return;
  throw new AppError(
    "conflict",
    `${id} is ${state}; that can only be done while it is ${wanted.join(" or ")}.`,
  );
}

/** Stores a draft. Throws AppError unauthenticated, forbidden, invalid, or conflict for an id that is taken. */
export async function addExperiment(
  { id, kind = "experiment", definition }: { id: string; kind?: Kind; definition: unknown },
  actor: Actor,
): Promise<void> {
  const createdBy = requireRight(actor, "experiments:write");
  const parsed = parseDefinition(kind, definition);
  await inTransaction(async (db) => {
    const data = { id, kind, definition: parsed, createdBy };
    const { count } = await db.experiment.createMany({ data: [data], skipDuplicates: true });
    if (count === 0)
      throw new AppError("conflict", `There is an experiment ${id} already.`, {
        fields: [{ path: "id", message: "is taken" }],
      });
    await recordAudit(db, { actor: createdBy, action: "experiment.add", subject: id });
  });
}

/** Changes a draft. Throws AppError conflict once it has started, and as `addExperiment`. */
export async function changeExperiment(id: string, definition: unknown, actor: Actor): Promise<void> {
  const name = requireRight(actor, "experiments:write");
  await changing(id, async (db, experiment) => {
    requireState(experiment, "draft");
    const data = { definition: parseDefinition(experiment.kind, definition) };
    await db.experiment.update({ where: { id }, data, select: { id: true } });
    await recordAudit(db, { actor: name, action: "experiment.change", subject: id });
  });
}

/** Throws a draft away. Throws AppError conflict for what has started: lists speak of it. */
export async function discardExperiment(id: string, actor: Actor): Promise<void> {
  const name = requireRight(actor, "experiments:write");
  await changing(id, async (db, experiment) => {
    requireState(experiment, "draft");
    await db.experiment.delete({ where: { id } });
    await recordAudit(db, { actor: name, action: "experiment.discard", subject: id });
  });
}

/**
 * Lets shoppers into it from now on. Throws AppError unauthenticated, forbidden, not_found, or conflict: when it has
 * started already, a strategy or model of a variant is gone, another experiment has its placements, or its group is full.
 */
export async function startExperiment(id: string, actor: Actor): Promise<void> {
  const name = requireRight(actor, "experiments:write");
  await changing(id, async (db, experiment) => {
    requireState(experiment, "draft");
    if (experiment.kind === "experiment") await requireFoundations(db, experiment.definition);
    const slice = experiment.kind === "experiment" ? await findRoom(db, experiment) : null;
    await db.experiment.update({
      where: { id },
      data: {
        state: "running",
        startedAt: new Date(),
        slice: slice === null ? Prisma.DbNull : { ...slice },
      },
      select: { id: true },
    });
    await recordAudit(db, { actor: name, action: "experiment.start", subject: id });
  });
}

/** Nobody takes part any more; what was recorded stays. Stopping twice changes nothing. Throws as `startExperiment`. */
export async function stopExperiment(id: string, actor: Actor): Promise<void> {
  const name = requireRight(actor, "experiments:write");
  await changing(id, async (db, experiment) => {
    if (experiment.state === "stopped") return;
    requireState(experiment, "running");
    const data = { state: "stopped", stoppedAt: new Date() } as const;
    await db.experiment.update({ where: { id }, data, select: { id: true } });
    await recordAudit(db, { actor: name, action: "experiment.stop", subject: id });
  });
}

/** Notes what came of it, for good. Throws AppError conflict while it runs or when it is decided already. */
export async function decideExperiment(
  id: string,
  { variant, reason, readout }: Omit<Decision, "by">,
  actor: Actor,
): Promise<void> {
  const by = requireRight(actor, "experiments:write");
  await changing(id, async (db, experiment) => {
    requireState(experiment, "stopped");
    if (experiment.kind === "experiment" && variant !== null) requireVariant(experiment.definition, variant);
    const decision = { variant, reason, readout, by };
    const data = { state: "decided", decidedAt: new Date(), decision } as const;
    await db.experiment.update({ where: { id }, data, select: { id: true } });
    await recordAudit(db, {
      actor: by,
      action: "experiment.decide",
      subject: id,
      detail: { variant, reason },
    });
  });
}

function requireVariant({ variants }: Definition, key: string): void {
  if (!variants.some((one) => one.key === key))
    throw new AppError("invalid", `There is no variant ${key}.`, {
      fields: [{ path: "variant", message: "is not a variant of the experiment" }],
    });
}
