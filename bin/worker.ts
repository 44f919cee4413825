import { getEnv, getLauncherEnv } from "@/lib/platform/env";
import { messageOf } from "@/lib/platform/errors";
import { closeConnections, runWorker } from "@/lib/jobs/worker";
import * as chores from "@/lib/launch/chores";
import * as jobs from "@/lib/launch/jobs";
import * as schedules from "@/lib/launch/schedules";
import { endOnFailure } from "@/lib/launch/report-failure";
import { serveMetrics } from "@/lib/monitoring/serve-metrics";
import { tellOfShop } from "@/lib/monitoring/shop-metrics";
import { getLog } from "@/lib/platform/log";
import { stopAbandonedPostgres } from "@/lib/platform/postgres/embedded";
import { startTracing, stopTracing } from "@/lib/platform/start-tracing";
import { openInstallation } from "@/lib/platform/postgres/installation";
import { beat } from "./heartbeat.mjs";

/**
 * `npm run worker`: works off the queue. The first signal (or the end of the process that started it) lets the running
 * job end or hands it back; the second ends everything at once, and another worker takes the job over.
 */

endOnFailure();
beat();
const stopping = new AbortController();
/** The process that started this one was killed, and with it who would have stopped the database. */
let abandoned = false;

function stop(reason: string): void {
  if (stopping.signal.aborted) process.exit(1);
  getLog("worker").info({ reason }, "worker stops");
  stopping.abort();
}

function abandon(): void {
  abandoned = true;
  if (!stopping.signal.aborted) stop("the process that started it is gone");
}

process.on("SIGTERM", () => stop("SIGTERM"));
process.on("SIGINT", () => stop("SIGINT"));
process.once("disconnect", abandon);
// Gone while this file was being read.
if (process.connected === false) abandon();

try {
  const installation = await openInstallation();
  await startTracing("aisle-worker");
  const { AISLE_METRICS_PORT } = getEnv();
  if (AISLE_METRICS_PORT !== undefined) {
    tellOfShop();
    await serveMetrics(AISLE_METRICS_PORT);
  }
  await runWorker({
    signal: stopping.signal,
    jobs: Object.values(jobs),
    schedules: Object.values(schedules),
    chores: Object.values(chores),
    onReady: () => getLog("worker").info("worker ready"),
  });
  await stopTracing();
  await closeConnections();
  await installation.close();
  if (abandoned) await stopAbandonedPostgres(getLauncherEnv().AISLE_DATA);
  process.exit(0);
} catch (error) {
  getLog("worker").fatal({ err: error }, messageOf(error));
  process.exit(1);
}
