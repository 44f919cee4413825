import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { Experiment } from "@/lib/recommender/experiments/experiment";
import { getExperiment, listExperiments } from "@/lib/recommender/experiments/queries";
import { type Conclusion, conclude } from "./conclude";
import { judge, type Readout } from "./judge";
import { planRun, type RunTime, spreadOf } from "./run-time";
import { type ReadoutSums, readoutSumsSchema, type Totals } from "./sums";

const DAY_MS = 86_400_000;

/** What an experiment had told at one moment of its curve. */
export interface CurvePoint {
  /** Milliseconds since the epoch. */
  until: number;
  readout: Readout;
}

/** Everything a page shows of an experiment. */
export interface ExperimentReport {
  experiment: Experiment;
  /** The newest; null before anything was counted. */
  readout: Readout | null;
  /** The newest last. */
  curve: CurvePoint[];
  runTime: RunTime | null;
  conclusion: Conclusion | null;
  /** When it was counted, milliseconds since the epoch. */
  computedAt: number | null;
}

interface StoredReadout {
  until: number;
  computedAt: number;
  sums: ReadoutSums;
}

async function storedReadouts(experimentId: string): Promise<StoredReadout[]> {
  const rows = await getDb().readout.findMany({ where: { experimentId }, orderBy: { until: "asc" } });
  return rows.map(({ until, computedAt, sums }) => {
    return { until: until.getTime(), computedAt: computedAt.getTime(), sums: readoutSumsSchema.parse(sums) };
  });
}

/** One experiment and what it tells. Throws AppError unauthenticated, forbidden, or not_found, for a flag too. */
export async function getExperimentReport(
  id: string,
  actor: Actor,
  now = Date.now(),
): Promise<ExperimentReport | null> {
  const experiment = await getExperiment(id, actor);
  if (experiment.kind === "flag") return null;
  const stored = await storedReadouts(id);
  const newest = stored.at(-1);
  if (!newest)
    return { experiment, readout: null, curve: [], runTime: null, conclusion: null, computedAt: null };
  const { computedAt } = newest;
  if (experiment.startedAt === null) {
    const runTime = forecast(experiment, newest.sums, now);
    return { experiment, readout: null, curve: [], runTime, conclusion: null, computedAt };
  }
  const curve = stored.map(({ until, sums }) => ({ until, readout: judge(experiment.definition, sums) }));
  const readout = curve.at(-1)?.readout ?? null;
  const runTime = remaining(experiment, newest.sums.variants, now);
  const conclusion = readout && conclude(experiment.definition, readout, runTime);
  return { experiment, readout, curve, runTime, conclusion, computedAt };
}

/** How long a draft would take, by what its placements' lists were to shoppers lately. */
function forecast(
  { definition }: Experiment,
  { variants, segments, days }: ReadoutSums,
  now: number,
): RunTime | null {
  const { device, shoppers } = definition.audience;
  const part = device === "all" ? (shoppers === "all" ? variants : segments[shoppers]) : segments[device];
  const totals = part ?? [];
  const seen = totals.reduce((sum, { n }) => sum + n, 0);
  const [ramp] = definition.ramp.slice(-1);
  const perDay = (seen / Math.max(days ?? 1, 1)) * (ramp?.share ?? 1) * definition.groupShare;
  return planRun(definition, spreadOf(totals, definition.metric), { perDay, soFar: 0, now });
}

/** How much longer one that runs needs, by its own shoppers; null for one that has stopped. */
function remaining(
  { definition, startedAt, stoppedAt }: Experiment,
  totals: readonly Totals[],
  now: number,
): RunTime | null {
  if (stoppedAt !== null) return null;
  const soFar = totals.reduce((sum, { n }) => sum + n, 0);
  const days = (now - (startedAt ?? now)) / DAY_MS;
  const perDay = days > 0 ? soFar / days : 0;
  return planRun(definition, spreadOf(totals, definition.metric), { perDay, soFar, now });
}

/** An experiment or flag with what is to be said of it in a list. */
export interface ListedExperiment {
  experiment: Awaited<ReturnType<typeof listExperiments>>[number];
  shoppers: number;
  conclusion: Conclusion | null;
}

/** All experiments and flags, the newest first. Throws AppError unauthenticated or forbidden. */
export async function listExperimentReports(actor: Actor, now = Date.now()): Promise<ListedExperiment[]> {
  requireRight(actor, "experiments:read");
  const [experiments, newest] = await Promise.all([
    listExperiments(actor),
    getDb().readout.findMany({
      distinct: ["experimentId"],
      orderBy: [{ experimentId: "asc" }, { until: "desc" }],
    }),
  ]);
  const sumsOf = new Map(
    newest.map(({ experimentId, sums }) => [experimentId, readoutSumsSchema.parse(sums)]),
  );
  return experiments.map((experiment) => {
    const sums = sumsOf.get(experiment.id);
    if (experiment.kind === "flag" || !sums || experiment.startedAt === null)
      return { experiment, shoppers: 0, conclusion: null };
    const { definition } = experiment;
    const conclusion = conclude(
      definition,
      judge(definition, sums),
      remaining(experiment, sums.variants, now),
    );
    return { experiment, shoppers: sums.variants.reduce((sum, { n }) => sum + n, 0), conclusion };
  });
}
