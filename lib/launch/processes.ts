import { type FSWatcher, watch } from "node:fs";
import path from "node:path";
import { getEnv } from "@/lib/platform/env";
import { type ProcessSpec, type Supervised, supervise } from "./supervise";

export type Mode = "production" | "development";

const TYPESCRIPT = ["--conditions=react-server", "--import", "tsx"];
/** Of an orderly end, after the time in which the site says that it ends. */
const GRACE_MS = 10_000;
/** Nothing that the site or the worker does by itself keeps its event loop for as long. */
const WEB_SILENCE_MS = 15_000;
const WORKER_SILENCE_MS = 30_000;

const nextDev = (port: number) => ["node_modules/next/dist/bin/next", "dev", "-p", String(port)];

/**
 * The site as Node runs it. What is young in its memory gets 12 MB instead of 16, three times over: with 8, interactions are stored a
 * sixth slower; with 16, a flood of visitors takes over 512 MB. The image and the service for systemd say the same.
 */
export const WEB_PROGRAM = ["--max-semi-space-size=12", "bin/web.mjs"];

/** The built site, as it is supervised. */
export function webSpec(env: Record<string, string>): ProcessSpec {
  return { name: "web", args: WEB_PROGRAM, env, silenceMs: WEB_SILENCE_MS };
}

/** The worker, as it is supervised. */
export function workerSpec(env: Record<string, string>): ProcessSpec {
  return { name: "worker", args: [...TYPESCRIPT, "bin/worker.ts"], env, silenceMs: WORKER_SILENCE_MS };
}

/** How long the site has to end in order, in milliseconds. */
export function webGraceMs(): number {
  return 1_000 * getEnv().AISLE_DRAIN_SECONDS + GRACE_MS;
}

/** What web and worker are told besides our own environment. */
export function processEnvironment(mode: Mode, address: string): Record<string, string> {
  const { PORT, NEXTAUTH_URL, AISLE_DATA } = getEnv();
  return {
    NODE_ENV: mode,
    PORT: String(PORT),
    HOSTNAME: "0.0.0.0",
    // The built server works in a folder of its own, which the next build empties.
    AISLE_DATA: path.resolve(AISLE_DATA),
    // Behind a proxy only the operator knows the address; whether cookies are for TLS alone follows from it.
    NEXTAUTH_URL: NEXTAUTH_URL ?? address,
    NEXT_TELEMETRY_DISABLED: "1",
    // Of glibc: with an arena for each thread a process of many threads holds memory that nobody uses.
    MALLOC_ARENA_MAX: "2",
  };
}

/** In development a change of what the worker runs starts it anew. */
function watchWorkerSources(worker: Supervised): FSWatcher[] {
  let timer: NodeJS.Timeout | undefined;
  const restart = () => {
    clearTimeout(timer);
    timer = setTimeout(() => worker.restart(), 500);
  };
  return ["lib", "ml", "bin"].map((folder) => watch(folder, { recursive: true }, restart));
}

/** Starts web and worker and keeps them running. `say` hears of unexpected ends. */
export function startProcesses(mode: Mode, address: string, say: (message: string) => void) {
  const { PORT } = getEnv();
  const env = processEnvironment(mode, address);
  const worker = supervise(workerSpec(env), say);
  const web =
    mode === "production"
      ? supervise(webSpec(env), say)
      : supervise({ name: "web", args: nextDev(PORT), env }, say);
  const watchers = mode === "development" ? watchWorkerSources(worker) : [];
  return {
    async stop(): Promise<void> {
      for (const watcher of watchers) watcher.close();
      await Promise.all([web.stop(webGraceMs()), worker.stop(GRACE_MS)]);
    },
  };
}

/** Waits until the site is ready to serve. Throws after a minute. */
export async function waitUntilServing(address: string, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!signal.aborted) {
    const response = await fetch(`${address}/api/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(
      () => null,
    );
    if (response?.ok) return;
    if (Date.now() > deadline) throw new Error(`The shop was not ready at ${address} within a minute.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
