import "server-only";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { closeDb } from "@/lib/platform/db/client";
import { completeEnvironment, getEnv, getLauncherEnv } from "@/lib/platform/env";
import { openInstallation } from "@/lib/platform/postgres/installation";
import { processEnvironment, webGraceMs, webSpec } from "../processes";
import { runStep } from "../steps";
import { type Supervised, supervise } from "../supervise";
import { startBalancer } from "./balancer";
import { prepareSending, startSending, tellSending, type Telling } from "./sending";
import { findLookedAt } from "./looked-at";
import { isReady, readDegraded, until, withPreparedShop } from "./whole-shop";

const DATA = ".data/verify-rolling";
const ROUNDS = 3;
const VISITORS = 4;
/** What a balancer that looks four times a second needs on a busy machine. */
const DRAIN_SECONDS = 4;
const START_MS = 60_000;
const PATIENCE_MS = 30_000;
/** Between two visits of one, so that what is measured is the restart and not what the machine can do. */
const PAUSE_MS = 30;
/** Between two restarts, so that both are at work. */
const BETWEEN_MS = 2_000;

interface Traffic {
  answered: number;
  failures: string[];
  stop(): Promise<void>;
}

/** People who look around, as many at a time as wait for an answer. */
function startVisits(address: string, paths: readonly string[]): Traffic {
  const stopping = new AbortController();
  const traffic = { answered: 0, failures: [] as string[] };
  let turn = 0;
  const visit = async () => {
    while (!stopping.signal.aborted) {
      const target = paths[turn++ % paths.length] ?? "/";
      try {
        const response = await fetch(`${address}${target}`, { signal: AbortSignal.timeout(PATIENCE_MS) });
        const text = await response.text();
        if (response.ok) traffic.answered++;
        else traffic.failures.push(`${target}: ${response.status} ${text.slice(0, 100)}`);
      } catch (error) {
        traffic.failures.push(`${target}: ${String(error)}`);
      }
      await sleep(PAUSE_MS);
    }
  };
  const visitors = Array.from({ length: VISITORS }, visit);
  return Object.assign(traffic, {
    async stop() {
      stopping.abort();
      await Promise.all(visitors);
    },
  });
}

/**
 * One process after the other is told to end, ends, and is started anew. `running` has each by its address. Returns what those that
 * serve say is amiss: a start that keeps a process busy is no reason to do without the database.
 */
async function roll(
  running: Map<string, Supervised>,
  start: (site: string) => Supervised,
): Promise<string[]> {
  const amiss: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const site of [...running.keys()]) {
      await sleep(BETWEEN_MS);
      await running.get(site)?.stop(webGraceMs());
      running.set(site, start(site));
      await until(`${site} serves`, START_MS, () => isReady(site));
      const degraded = await readDegraded(site, getEnv().METRICS_TOKEN);
      if (degraded?.length !== 0) amiss.push(`${site} begins with ${degraded?.join(", ") ?? "no answer"}`);
    }
  }
  return amiss;
}

async function restartUnderLoad(telling: Telling, paths: readonly string[]): Promise<boolean> {
  const { PORT } = getLauncherEnv();
  const ports = [PORT + 1, PORT + 2];
  const sites = ports.map((port) => `http://localhost:${port}`);
  const siteAt = (site: string) => {
    const env = { ...processEnvironment("production", site), PORT: new URL(site).port, LOG_LEVEL: "error" };
    return supervise({ ...webSpec(env), quiet: true }, console.error);
  };
  const running = new Map(sites.map((site) => [site, siteAt(site)]));
  for (const site of sites) await until(`${site} serves`, START_MS, () => isReady(site));
  const balancer = await startBalancer(sites);
  const traffic = startVisits(balancer.address, paths);
  const sending = startSending(() => balancer.address, telling);
  let amiss: string[];
  try {
    amiss = await runStep("Restarting one after the other", () => roll(running, siteAt));
  } finally {
    await Promise.all([traffic.stop(), sending.stop()]);
    await balancer.close();
    await Promise.all([...running.values()].map((one) => one.stop(webGraceMs())));
  }
  console.log(
    `  ${ROUNDS * sites.length} restarts: ${traffic.answered} requests answered, ${traffic.failures.length} failed`,
  );
  console.log(`  ${tellSending(sending)}`);
  const failures = [...traffic.failures, ...amiss];
  for (const failure of failures.slice(0, 10)) console.log(`  ${failure}`);
  return failures.length === 0 && sending.refused.size === 0 && traffic.answered > 500;
}

/**
 * Two web processes behind a balancer that tries nothing twice, visited by people and told of events all the time: each is
 * restarted three times, not one request fails, and none of them begins without the database.
 */
export async function verifyRollingRestart(): Promise<boolean> {
  const prepare = async () => ({ telling: await prepareSending(), paths: await findLookedAt() });
  const { telling, paths } = await withPreparedShop(DATA, prepare);
  completeEnvironment({
    AISLE_DATA: path.resolve(DATA),
    AISLE_CONSENT: "inform",
    AISLE_DRAIN_SECONDS: String(DRAIN_SECONDS),
  });
  const installation = await openInstallation();
  try {
    return await restartUnderLoad(telling, paths);
  } finally {
    await closeDb();
    await installation.close();
  }
}
