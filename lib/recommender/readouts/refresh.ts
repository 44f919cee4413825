import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { splitByChance } from "@/ml/index";
import type { Experiment, FlagSwitch } from "@/lib/recommender/experiments/experiment";
import { type Holdout, readHoldout } from "@/lib/recommender/experiments/holdout";
import { moveShares } from "@/lib/recommender/experiments/move-shares";
import { readExperiments } from "@/lib/recommender/experiments/read-experiment";
import { countKept, forgetKept, keepOnly } from "./kept-shoppers";
import { isStale, momentsOf } from "./moments";
import { countExperiment, countFlag, countForecast, countHoldout } from "./read-sums";
import { experimentShelf, holdoutShelf, type Shelf } from "./shelf";
import { stretchOf } from "./stretch";
import type { ReadoutSums } from "./sums";

/** Events of what has ended may still come, or be taken back. */
const LATE_MS = 8 * 24 * 60 * 60_000;

/** What a draft may expect changes slowly. */
const FORECAST_MS = 10 * 60_000;

/** What has gone on for long changes slowly, and takes long to count: it is counted when this part of its age has passed. */
const PART_OF_AGE = 1 / 1_000;

/** Counts every experiment, flag and holdout that can still change, and what drafts may expect. */
export async function refreshReadouts(now: number, signal?: AbortSignal): Promise<void> {
  const late = { gt: new Date(now - LATE_MS) };
  const [rows, holdouts] = await Promise.all([
    getDb().experiment.findMany({
      where: {
        OR: [
          { state: "draft", kind: "experiment" },
          { state: "running" },
          { state: { in: ["stopped", "decided"] }, stoppedAt: late },
        ],
      },
    }),
    getDb().holdout.findMany({ where: { OR: [{ endedAt: null }, { endedAt: late }] } }),
  ]);
  for (const experiment of readExperiments(rows)) {
    if (signal?.aborted) return;
    if (experiment.kind === "flag") await refreshFlag(experiment, now);
    else await refreshReadout(experiment, now);
  }
  for (const row of holdouts) {
    if (signal?.aborted) return;
    await refreshHoldout(readHoldout(row), now);
  }
  await keepOnly(rows.map(({ id }) => id));
}

/** Counts one experiment: now, and at the past moments of its curve that are missing or may have changed. */
export async function refreshReadout(experiment: Experiment, now: number): Promise<void> {
  const { id, startedAt, stoppedAt } = experiment;
  if (startedAt === null) return refreshForecast(experiment, now);
  const course = { shelf: experimentShelf(id), from: startedAt, end: stoppedAt ?? now };
  const count = (until: number) => countExperiment(experiment, until);
  const latest = await countCourse(course, now, count, () => countKept({ experiment, now }));
  if (experiment.definition.mode === "bandit" && stoppedAt === null) await splitAnew(experiment, latest);
}

/** Counts what all changes since a holdout began have brought, the more seldom the longer it goes on. */
export async function refreshHoldout(holdout: Holdout, now: number): Promise<void> {
  const { id, startedAt, endedAt } = holdout;
  const course = { shelf: holdoutShelf(id), from: startedAt, end: endedAt ?? now };
  if (await isDue(course, now)) await countCourse(course, now, (until) => countHoldout(holdout, until));
}

/** Counts what a flag does to those who have it, in the last time in which the same shoppers had it. */
export async function refreshFlag(flag: FlagSwitch, now: number): Promise<void> {
  const stretch = stretchOf(flag, now);
  if (!stretch || now - stretch.to > LATE_MS) return;
  const course = { shelf: experimentShelf(flag.id), from: stretch.from, end: Math.min(stretch.to, now) };
  if (await isDue(course, now)) await countCourse(course, now, (until) => countFlag(flag, stretch, until));
}

/** What is read out from a moment on, up to another one. */
interface Course {
  shelf: Shelf;
  from: number;
  end: number;
}

/** Whether enough has passed since it was last counted; at once where it has begun, or ended, since then. */
async function isDue({ shelf, from, end }: Course, now: number): Promise<boolean> {
  const counted = [...(await shelf.computed())].filter(([until]) => until > from && until <= end);
  if (counted.length === 0) return true;
  const last = Math.max(...counted.map(([, at]) => at));
  if (end < now) return last < end || isStale(end, last, now);
  return now - last >= (end - from) * PART_OF_AGE;
}

/** Counts the newest, and the past moments of the curve that are missing or may have changed. Returns the newest. */
async function countCourse(
  { shelf, from, end }: Course,
  now: number,
  count: (until: number) => Promise<ReadoutSums>,
  countLatest = count,
): Promise<ReadoutSums> {
  const moments = momentsOf(from, end);
  const computed = await shelf.computed();
  for (const until of moments) {
    const at = computed.get(until);
    if (at === undefined || isStale(until, at, now)) await shelf.write(until, await count(until), now);
  }
  const latest = await countLatest(end);
  await shelf.write(end, latest, now);
  await shelf.keepOnly([...moments, end]);
  return latest;
}

/** What the shop's own traffic promises an experiment that has not begun. */
async function refreshForecast({ id, definition }: Experiment, now: number): Promise<void> {
  const shelf = experimentShelf(id);
  const last = (await shelf.read()).at(-1);
  const isOfThese = String(last?.sums.placements) === String(definition.placements);
  if (last && isOfThese && now - last.computedAt < FORECAST_MS) return;
  await shelf.write(now, await countForecast(definition.placements, now), now);
  await shelf.keepOnly([now]);
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

/** Throws away what was counted and counts it all again from what was recorded. Returns of how many readouts. */
export async function rebuildReadouts(now: number): Promise<number> {
  const [rows, holdouts] = await Promise.all([
    getDb().experiment.findMany({ where: { startedAt: { not: null } } }),
    getDb().holdout.findMany(),
  ]);
  const experiments = readExperiments(rows);
  for (const experiment of experiments) {
    await experimentShelf(experiment.id).keepOnly([]);
    await forgetKept(experiment.id);
    if (experiment.kind === "flag") await refreshFlag(experiment, now);
    else await refreshReadout(experiment, now);
  }
  for (const row of holdouts) {
    await holdoutShelf(row.id).keepOnly([]);
    await refreshHoldout(readHoldout(row), now);
  }
  return experiments.length + holdouts.length;
}
