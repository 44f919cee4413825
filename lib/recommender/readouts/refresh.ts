import "server-only";
import { getDb } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { splitByChance } from "@/ml/index";
import type { Experiment } from "@/lib/recommender/experiments/experiment";
import { moveShares } from "@/lib/recommender/experiments/move-shares";
import { readExperiments } from "@/lib/recommender/experiments/read-experiment";
import { countKept, forgetKept, keepOnly } from "./kept-shoppers";
import { isStale, momentsOf } from "./moments";
import { countExperiment, countForecast } from "./read-sums";
import { type ReadoutSums, readoutSumsSchema } from "./sums";

/** Events of a stopped experiment may still come, or be taken back. */
const LATE_MS = 8 * 24 * 60 * 60_000;

/** What a draft may expect changes slowly. */
const FORECAST_MS = 10 * 60_000;

/** Counts every experiment that can still change, and what drafts may expect. */
export async function refreshReadouts(now: number, signal?: AbortSignal): Promise<void> {
  const rows = await getDb().experiment.findMany({
    where: {
      kind: "experiment",
      OR: [
        { state: "draft" },
        { state: "running" },
        { state: { in: ["stopped", "decided"] }, stoppedAt: { gt: new Date(now - LATE_MS) } },
      ],
    },
  });
  for (const experiment of readExperiments(rows)) {
    if (signal?.aborted) return;
    if (experiment.kind === "experiment") await refreshReadout(experiment, now);
  }
  await keepOnly(rows.map(({ id }) => id));
}

/** Counts one experiment: now, and at the past moments of its curve that are missing or may have changed. */
export async function refreshReadout(experiment: Experiment, now: number): Promise<void> {
  const { id, startedAt, stoppedAt } = experiment;
  if (startedAt === null) return refreshForecast(experiment, now);
  const end = stoppedAt ?? now;
  const moments = momentsOf(startedAt, end);
  const stored = await getDb().readout.findMany({
    where: { experimentId: id },
    select: { until: true, computedAt: true },
  });
  const computed = new Map(stored.map(({ until, computedAt }) => [until.getTime(), computedAt.getTime()]));
  for (const until of moments) {
    const at = computed.get(until);
    if (at === undefined || isStale(until, at, now))
      await write(id, until, await countExperiment(experiment, until), now);
  }
  const latest = await countKept({ experiment, now });
  await write(id, end, latest, now);
  await forgetOthers(id, [...moments, end]);
  if (experiment.definition.mode === "bandit" && stoppedAt === null) await splitAnew(experiment, latest);
}

/** What the shop's own traffic promises an experiment that has not begun. */
async function refreshForecast({ id, definition }: Experiment, now: number): Promise<void> {
  const last = await getDb().readout.findFirst({ where: { experimentId: id }, orderBy: { until: "desc" } });
  const isOfThese =
    String(readoutSumsSchema.safeParse(last?.sums).data?.placements) === String(definition.placements);
  if (last && isOfThese && now - last.computedAt.getTime() < FORECAST_MS) return;
  await write(id, now, await countForecast(definition.placements, now), now);
  await forgetOthers(id, [now]);
}

async function write(experimentId: string, until: number, sums: ReadoutSums, now: number): Promise<void> {
  const key = { experimentId, until: new Date(until) };
  const data = { sums: sums as unknown as Prisma.InputJsonObject, computedAt: new Date(now) };
  await getDb().readout.upsert({
    where: { experimentId_until: key },
    create: { ...key, ...data },
    update: data,
    select: { experimentId: true },
  });
}

/** The moment before the newest, and those of a finer grid. */
async function forgetOthers(experimentId: string, kept: number[]): Promise<void> {
  const until = { notIn: kept.map((moment) => new Date(moment)) };
  await getDb().readout.deleteMany({ where: { experimentId, until } });
}

/**
 * Moves a bandit's shares to where clicks are. A shopper is one trial with the share of their lists that they clicked,
 * however many lists that is: nobody can buy a variant traffic by clicking all day.
 */
async function splitAnew(
  { id, definition, shares: before }: Experiment,
  { variants }: ReadoutSums,
): Promise<void> {
  const arms = definition.variants.map(({ key }) => {
    const totals = variants.find(({ variant }) => variant === key);
    return { clicked: totals?.clickShares ?? 0, lists: totals?.n ?? 0 };
  });
  const { shares } = splitByChance(arms);
  if (!shares || shares.every((share, i) => share === before?.[i])) return;
  await moveShares(id, shares);
}

/** Throws away what was counted and counts it all again from what was recorded. Returns how many experiments. */
export async function rebuildReadouts(now: number): Promise<number> {
  const rows = await getDb().experiment.findMany({ where: { kind: "experiment", startedAt: { not: null } } });
  const experiments = readExperiments(rows);
  for (const experiment of experiments) {
    if (experiment.kind !== "experiment") continue;
    await getDb().readout.deleteMany({ where: { experimentId: experiment.id } });
    await forgetKept(experiment.id);
    await refreshReadout(experiment, now);
  }
  return experiments.length;
}
