import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { childEnvironment } from "@/lib/platform/env";
import { type Watchdog, watchSilence } from "./watchdog";

/*
 * A supervised process is in one of three states:
 *   running   until it exits by itself or is ended because it hangs (→ waiting), or stop() is called (→ stopped);
 *   waiting   for a moment that grows with every quick failure, then → running;
 *   stopped   for good.
 */

export interface ProcessSpec {
  name: string;
  args: string[];
  env: Record<string, string>;
  /** Whether what it prints is thrown away; otherwise it is printed here. */
  quiet?: boolean;
  /**
   * One that tells of itself every second (bin/heartbeat.mjs) and has not for this long hangs: it is killed and started anew.
   * Milliseconds; without it nobody listens.
   */
  silenceMs?: number;
}

export interface Supervised {
  restart(): void;
  /** Of the process that runs now; null between two. */
  readonly pid: number | null;
  /** Asks the process to end, ends it after `graceMs`, and waits until it is gone. */
  stop(graceMs: number): Promise<void>;
}

const SHORTEST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;
/** A process that ran this long was healthy: the next wait is short again. */
const HEALTHY_AFTER_MS = 30_000;

function start({ args, env, quiet = false }: ProcessSpec): ChildProcess {
  const output = quiet ? "ignore" : "inherit";
  return spawn(process.execPath, args, {
    env: childEnvironment(env),
    // The channel tells the child when this process is gone, however it went.
    stdio: ["ignore", output, output, "ipc"],
  });
}

/** Kills a process that hangs; one that was stopped by a signal or goes round in a loop heeds nothing else. */
function watch(running: ChildProcess, { name, silenceMs }: ProcessSpec, say: (what: string) => void) {
  if (silenceMs === undefined) return null;
  const watchdog: Watchdog = watchSilence({
    silenceMs,
    onSilence() {
      say(`${name} has not been heard of for ${Math.round(silenceMs / 1_000)} s, ending it`);
      running.kill("SIGKILL");
    },
  });
  running.on("message", (message) => {
    if ((message as { aisle?: unknown } | null)?.aisle === "alive") watchdog.hear();
  });
  return watchdog;
}

/** Keeps a process running until `stop` is called. `onExit` hears of every unexpected end, and of what hangs. */
export function supervise(spec: ProcessSpec, onExit: (description: string) => void): Supervised {
  const stopping = new AbortController();
  let child: ChildProcess | null = null;

  async function runOnce(): Promise<void> {
    const running = start(spec);
    child = running;
    const watchdog = watch(running, spec, onExit);
    const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
      running.once("error", () => resolve([1, null]));
      running.once("exit", (exitCode, exitSignal) => resolve([exitCode, exitSignal]));
    });
    watchdog?.end();
    child = null;
    if (!stopping.signal.aborted)
      onExit(`${spec.name} ended (${signal ?? `code ${code}`}), starting it again`);
  }

  async function keepRunning(): Promise<void> {
    let wait = SHORTEST_WAIT_MS;
    while (!stopping.signal.aborted) {
      const started = performance.now();
      await runOnce();
      wait =
        performance.now() - started > HEALTHY_AFTER_MS
          ? SHORTEST_WAIT_MS
          : Math.min(wait * 2, LONGEST_WAIT_MS);
      await sleep(wait, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  const done = keepRunning();
  return {
    restart: () => child?.kill("SIGTERM"),
    get pid() {
      return child?.pid ?? null;
    },
    async stop(graceMs) {
      stopping.abort();
      child?.kill("SIGTERM");
      const timer = setTimeout(() => child?.kill("SIGKILL"), graceMs);
      await done;
      clearTimeout(timer);
    },
  };
}
