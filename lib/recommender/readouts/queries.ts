import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { Experiment, FlagSwitch } from "@/lib/recommender/experiments/experiment";
import type { Holdout } from "@/lib/recommender/experiments/holdout";
import { getExperiment, getNewestHoldout, listExperiments } from "@/lib/recommender/experiments/queries";
import { changeByFlag, changeSince, type ChangeReport, concludeChange, reportChange } from "./change";
import { type Conclusion, conclude } from "./conclude";
import { judge, type Readout } from "./judge";
import { planRun, type RunTime, spreadOf } from "./run-time";
import { experimentShelf, holdoutShelf } from "./shelf";
import { type Stretch, stretchOf } from "./stretch";
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

/** One experiment and what it tells. Throws AppError unauthenticated, forbidden, or not_found, for a flag too. */
export async function getExperimentReport(
  id: string,
  actor: Actor,
  now = Date.now(),
): Promise<ExperimentReport | null> {
  const experiment = await getExperiment(id, actor);
  if (experiment.kind === "flag") return null;
  const stored = await experimentShelf(id).read();
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

/** A holdout, and what all that changed since it began has brought; null before anything was counted. */
export interface HoldoutReport {
  holdout: Holdout;
  report: ChangeReport | null;
}

/** The holdout that goes on, else the one that ended last; null where there was none. Throws as `listExperiments`. */
export async function getHoldoutReport(actor: Actor): Promise<HoldoutReport | null> {
  const holdout = await getNewestHoldout(actor);
  if (!holdout) return null;
  const stored = await holdoutShelf(holdout.id).read();
  return { holdout, report: reportChange(changeSince(holdout.share), stored) };
}

/** The time in which a flag's shoppers can be compared with others, and what that has told; null before there was one. */
export interface FlagReport {
  stretch: Stretch;
  report: ChangeReport | null;
}

/** What a flag does to those who have it. Throws AppError unauthenticated or forbidden. */
export async function getFlagReport(
  flag: FlagSwitch,
  actor: Actor,
  now = Date.now(),
): Promise<FlagReport | null> {
  requireRight(actor);
  const stretch = stretchOf(flag, now);
  if (!stretch) return null;
  const stored = await experimentShelf(flag.id).read();
  const own = stored.filter(({ until }) => until > stretch.from);
  return { stretch, report: reportChange(changeByFlag(stretch.share), own) };
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
    if (!sums || experiment.startedAt === null) return { experiment, shoppers: 0, conclusion: null };
    const conclusion =
      experiment.kind === "flag" ? sayFlag(experiment, sums, now) : sayExperiment(experiment, sums, now);
    return { experiment, shoppers: sums.variants.reduce((sum, { n }) => sum + n, 0), conclusion };
  });
}

function sayExperiment(experiment: Experiment, sums: ReadoutSums, now: number): Conclusion {
  const { definition } = experiment;
  return conclude(definition, judge(definition, sums), remaining(experiment, sums.variants, now));
}

function sayFlag(flag: FlagSwitch, sums: ReadoutSums, now: number): Conclusion | null {
  const stretch = stretchOf(flag, now);
  if (!stretch) return null;
  const change = changeByFlag(stretch.share);
  return concludeChange(change, judge(change, sums));
}
