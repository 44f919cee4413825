import "server-only";
import client, { type Registry } from "prom-client";
import { measureBackupAge } from "@/lib/backup/backup-age";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { messageOf } from "@/lib/platform/errors";
import { getMetrics, onCollect } from "@/lib/platform/http/metrics";
import { getLog } from "@/lib/platform/log";
import { readBacklog, readLastEnded } from "@/lib/jobs/queries";
import { listExperiments } from "@/lib/recommender/experiments/queries";
import { countGuardEvents, readGuardView } from "@/lib/recommender/guard/queries";
import { getActivityOfToday, getListsOfToday } from "@/lib/recommender/insights/queries";
import { measureDisks } from "./disk-space";
import type { ModelSummary } from "@/lib/recommender/models/model-version";
import { getLiveModelId, getModel, listModels } from "@/lib/recommender/models/queries";
import { getRollupStatus } from "@/lib/recommender/rollups/status";

/** Who asks. */
const METRICS = { process: "metrics" };
/** However often somebody collects, the database is asked so seldom. */
const SHORTEST_MS = 15_000;
const DAY_MS = 24 * 60 * 60_000;

/** Makes gauges of one registry. */
function gaugesIn(registry: Registry) {
  return <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new client.Gauge({ name, help, labelNames, registers: [registry] });
}

function jobGauges(registry: Registry) {
  const gauge = gaugesIn(registry);
  const jobs = gauge("aisle_queue_jobs", "Jobs that wait or run, by kind.", "name", "state");
  const oldest = gauge(
    "aisle_queue_oldest_seconds",
    "Seconds since the oldest job that waits, or runs, was asked for.",
    "name",
    "state",
  );
  const completed = gauge(
    "aisle_job_last_completed_timestamp_seconds",
    "When a job of the kind last ended well.",
    "name",
  );
  const failed = gauge(
    "aisle_job_last_failed_timestamp_seconds",
    "When a job of the kind last failed for good.",
    "name",
  );
  return async () => {
    const [backlog, ended] = await Promise.all([readBacklog(), readLastEnded()]);
    jobs.reset();
    oldest.reset();
    for (const { name, state, count, oldestSeconds } of backlog) {
      jobs.set({ name, state }, count);
      oldest.set({ name, state }, oldestSeconds);
    }
    for (const { name, state, at } of ended)
      (state === "failed" ? failed : completed).set({ name }, at / 1_000);
  };
}

function qualityOf({ metrics: { comparison } }: ModelSummary) {
  const chosen = comparison.rows.find(({ model }) => model === comparison.chosen);
  return { test: chosen?.test ?? null, over: comparison.overPopularity };
}

function modelGauges(registry: Registry, clock: Clock) {
  const gauge = gaugesIn(registry);
  const info = gauge("aisle_live_model_info", "1 for the version that should serve.", "version", "algorithm");
  const age = gauge("aisle_live_model_age_seconds", "Seconds since the live version was made.");
  const recall = gauge("aisle_training_recall", "Recall of a version on its test part.", "alias");
  const ndcg = gauge("aisle_training_ndcg", "NDCG of a version on its test part.", "alias");
  const over = gauge("aisle_training_over_popularity", "NDCG less that of plain popularity.", "alias");
  const promoted = gauge("aisle_training_promoted", "1 when the newest training was good enough to serve.");
  const events = gauge("aisle_training_events", "Events the newest training learnt from.");
  const tell = (alias: string, version: ModelSummary | null | undefined) => {
    if (!version) return;
    const quality = qualityOf(version);
    recall.set({ alias }, quality.test?.recall ?? Number.NaN);
    ndcg.set({ alias }, quality.test?.ndcg ?? Number.NaN);
    over.set({ alias }, quality.over?.mean ?? Number.NaN);
  };
  return async () => {
    const id = await getLiveModelId();
    const [live, [newest]] = await Promise.all([
      id === null ? null : getModel(id, METRICS),
      listModels(METRICS, 1),
    ]);
    info.reset();
    if (live) info.set({ version: live.id, algorithm: live.algorithm }, 1);
    age.set(live ? (clock.now() - Date.parse(live.createdAt)) / 1_000 : Number.NaN);
    tell("live", live);
    tell("newest", newest);
    promoted.set(newest ? Number(newest.metrics.decision.promote) : Number.NaN);
    events.set(newest?.metrics.snapshot.events ?? Number.NaN);
  };
}

function guardGauges(registry: Registry, clock: Clock) {
  const gauge = gaugesIn(registry);
  const alarms = gauge("aisle_guard_alarms", "Alarms the guard sees now.");
  const events = gauge("aisle_guard_events_day", "What the guard wrote down in the last 24 hours.", "kind");
  const processes = gauge("aisle_web_processes", "Web processes that were heard of lately.");
  const refusing = gauge("aisle_web_processes_refusing", "Those of them that refuse a version.");
  return async () => {
    const [view, counts] = await Promise.all([
      readGuardView(METRICS),
      countGuardEvents(clock.now() - DAY_MS),
    ]);
    alarms.set(view?.alarms.length ?? 0);
    processes.set(view?.processes.length ?? 0);
    refusing.set(view?.processes.filter(({ refusedId }) => refusedId !== null).length ?? 0);
    events.reset();
    for (const { kind, count } of counts) events.set({ kind }, count);
  };
}

function experimentGauges(registry: Registry) {
  const gauge = gaugesIn(registry);
  const experiments = gauge("aisle_experiments", "Experiments and flags by state.", "kind", "state");
  return async () => {
    experiments.reset();
    for (const { kind, state } of await listExperiments(METRICS)) experiments.inc({ kind, state });
  };
}

function rollupGauges(registry: Registry) {
  const behind = gaugesIn(registry)(
    "aisle_rollups_behind_seconds",
    "Seconds since the oldest thing that is not counted yet.",
  );
  return async () => behind.set((await getRollupStatus(METRICS)).behindSeconds);
}

function businessGauges(registry: Registry, clock: Clock) {
  const gauge = gaugesIn(registry);
  const did = gauge("aisle_today_shoppers_did", "What people did today (UTC): views, carts, orders.", "what");
  const shoppers = gauge("aisle_today_shoppers", "Different people who did anything today (UTC).");
  const revenue = gauge(
    "aisle_today_revenue_minor_units",
    "Sold today (UTC), in minor units; by whether a list led to it.",
    "currency",
    "from",
  );
  const lists = gauge(
    "aisle_today_lists",
    "Lists on a screen today (UTC), by what came of them.",
    "placement",
    "step",
  );
  return async () => {
    const [activity, shown] = await Promise.all([
      getActivityOfToday(METRICS, clock.now()),
      getListsOfToday(METRICS, clock.now()),
    ]);
    const { views, carts, orders } = activity.now;
    for (const [what, count] of Object.entries({ views, carts, orders })) did.set({ what }, count);
    shoppers.set(activity.now.shoppers);
    revenue.reset();
    const { currency } = activity;
    revenue.set({ currency, from: "lists" }, activity.now.listRevenue);
    revenue.set({ currency, from: "elsewhere" }, activity.now.revenue - activity.now.listRevenue);
    lists.reset();
    for (const { placement, now } of shown.placements) {
      lists.set({ placement, step: "shown" }, now.lists);
      lists.set({ placement, step: "clicked" }, now.clickedLists);
      lists.set({ placement, step: "bought" }, now.boughtLists);
    }
  };
}

/**
 * Has this process tell what is true of the whole shop besides what it does itself: the queue, trainings, the guard,
 * experiments, what was sold. For workers: of several each says the same. What cannot be read is left as it was, and
 * `aisle_shop_metrics_failed` is 1.
 */
export function tellOfShop(clock: Clock = systemClock): void {
  const { registry } = getMetrics();
  measureBackupAge();
  measureDisks();
  const readers = {
    jobs: jobGauges(registry),
    models: modelGauges(registry, clock),
    guard: guardGauges(registry, clock),
    experiments: experimentGauges(registry),
    rollups: rollupGauges(registry),
    business: businessGauges(registry, clock),
  };
  const failed = gaugesIn(registry)(
    "aisle_shop_metrics_failed",
    "1 where figures of the whole shop could not be read the last time.",
    "part",
  );
  const read = async (part: string, reader: () => Promise<void>) => {
    try {
      await reader();
      failed.set({ part }, 0);
    } catch (error) {
      failed.set({ part }, 1);
      getLog("metrics").warn({ shopPart: part, error: messageOf(error) }, "cannot read figures of the shop");
    }
  };
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<unknown> = Promise.resolve();
  onCollect("shop", () => {
    const now = clock.now();
    if (now - readAt < SHORTEST_MS) return reading;
    readAt = now;
    reading = Promise.all(Object.entries(readers).map(([part, reader]) => read(part, reader)));
    return reading;
  });
}
