import "server-only";
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { closeSender } from "@/lib/jobs/queue";
import { closeDb } from "@/lib/platform/db/client";
import { childEnvironment, completeEnvironment, getLauncherEnv } from "@/lib/platform/env";
import { chooseSecrets, openInstallation } from "@/lib/platform/postgres/installation";
import { placePostgres } from "@/lib/platform/postgres/placement";
import { buildSite, isBuildStale } from "../build";
import { prepareShop } from "../prepare-shop";
import { runStep } from "../steps";
import { listDescendants, listProcesses, type Running } from "./process-tree";

const ASK_MS = 250;
/** A shop that is prepared opens in seconds, on a busy machine in a few more. */
const OPENING_MS = 120_000;

export const START = ["bin/launch.mjs", "start"] as const;

/** Asks until it is so. Throws, saying what was waited for, when it takes longer than `ms`. Returns how many milliseconds it took. */
export async function until(
  what: string,
  ms: number,
  isSo: () => boolean | Promise<boolean>,
): Promise<number> {
  const began = performance.now();
  while (!(await isSo())) {
    if (performance.now() - began > ms) throw new Error(`Not within ${ms / 1_000} s: ${what}.`);
    await sleep(ASK_MS);
  }
  return performance.now() - began;
}

/** Whether a site says that it can serve. */
export async function isReady(address: string): Promise<boolean> {
  const answer = await fetch(`${address}/api/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(
    () => null,
  );
  return answer?.ok ?? false;
}

/**
 * Builds the site, and fills a shop in `data` with the sample and a first model unless it is. `work` runs with its database open;
 * nothing is left running afterwards.
 */
export async function withPreparedShop<T>(data: string, work: () => Promise<T>): Promise<T> {
  if (isBuildStale()) await runStep("Building the site", buildSite);
  completeEnvironment({ AISLE_DATA: path.resolve(data), DATABASE_URL: "", LOG_LEVEL: "fatal" });
  const installation = await runStep("Starting the database", () => openInstallation());
  try {
    await prepareShop(installation.secrets.ADMIN_PASSWORD);
    return await work();
  } finally {
    await closeSender();
    await closeDb();
    await installation.close();
    completeEnvironment({ DATABASE_URL: "", AISLE_DATABASE_FOLDER: "" });
  }
}

/** What a site says is amiss with it; null where it says nothing, or that it cannot serve. `token`: METRICS_TOKEN, strangers are not told. */
export async function readDegraded(address: string, token: string): Promise<readonly string[] | null> {
  const answer = await fetch(`${address}/api/health/ready`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(2_000),
  }).catch(() => null);
  if (!answer?.ok) return null;
  return ((await answer.json()) as { degraded?: string[] }).degraded ?? null;
}

/** A shop as it is run, every process of it. */
export interface WholeShop {
  address: string;
  /** Of the process that was started first, and whose end is the shop's. */
  pid: number;
  /** How that one ended: its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>;
  /** Its site, its worker, or the server of its database; null while there is none. */
  find(part: "web" | "worker" | "database"): Running | null;
  /** Every process of it that is left, the database's included. */
  left(): Running[];
  /** What its site says is amiss with it, to who may know; null where it says nothing, or that it cannot serve. */
  degraded(): Promise<readonly string[] | null>;
  /** Ends it in order. */
  stop(): Promise<void>;
}

/** The built server gives itself a title. */
const PARTS = { web: /^next-server|bin\/web\.mjs/, worker: /bin\/worker\.ts/ } as const;

interface StartOptions {
  data: string;
  env?: Record<string, string>;
  /** A program and its arguments; the start command unless given. */
  command?: readonly string[];
}

function watchOutput(child: ChildProcess): () => string {
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (said = `${said}${chunk.toString("utf8")}`.slice(-4_000)));
  return () => said;
}

/** Starts a prepared shop on the port of the environment, and waits until it serves. Linux only. */
export async function startWholeShop({
  data,
  env = {},
  command = [process.execPath, ...START],
}: StartOptions): Promise<WholeShop> {
  const { PORT } = getLauncherEnv();
  const address = `http://localhost:${PORT}`;
  const home = path.resolve(data);
  const { root } = await placePostgres(home);
  const { METRICS_TOKEN } = chooseSecrets(home);
  const [program = "", ...args] = command;
  const given = { AISLE_DATA: home, DATABASE_URL: "", AISLE_CONSENT: "inform", LOG_LEVEL: "error" };
  const child = spawn(program, args, {
    env: childEnvironment({ ...given, ...env }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = watchOutput(child);
  const pid = child.pid ?? 0;
  let isOver = false;
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once("exit", (code, signal) => {
      isOver = true;
      resolve(signal ?? code);
    }),
  );
  const isServer = ({ command: line, state }: Running) =>
    state !== "Z" && line.includes(`-D ${path.join(root, "pg")}`) && !line.includes("pg_ctl");
  const own = new Set<number>();
  const note = () => listDescendants(pid).forEach((one) => own.add(one.pid));
  const shop: WholeShop = {
    address,
    pid,
    ended,
    find(part) {
      note();
      if (part === "database") return listProcesses().find(isServer) ?? null;
      return listDescendants(pid).find((one) => PARTS[part].test(one.command)) ?? null;
    },
    degraded: () => readDegraded(address, METRICS_TOKEN),
    left: () => listProcesses().filter((one) => one.state !== "Z" && (own.has(one.pid) || isServer(one))),
    async stop() {
      if (!isOver) child.kill("SIGTERM");
      await ended;
    },
  };
  try {
    await until("the shop serves", OPENING_MS, () => {
      if (isOver) throw new Error(`It ended while it was opening:\n${said()}`);
      return isReady(address);
    });
    // The worker is started beside the site, and may be a moment later.
    await until("the worker runs", OPENING_MS, () => shop.find("worker") !== null);
  } catch (error) {
    await shop.stop();
    throw error;
  }
  return shop;
}
