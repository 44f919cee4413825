import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "@/lib/platform/clock";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { getPool } from "./client";

const READ_EVERY_MS = 30_000;
/** Of this machine's own clock, before anybody is told. */
const SKEW_MS = 30_000;

/** The database's time, and the moment in this process that it belongs to. Milliseconds. */
interface Reading {
  at: number;
  passed: number;
}

async function read(): Promise<Reading> {
  const asked = performance.now();
  const { rows } = await getPool("report").query<{ at: Date }>("select clock_timestamp() as at");
  const answered = performance.now();
  return { at: rows[0]?.at.getTime() ?? Date.now(), passed: (asked + answered) / 2 };
}

function tellSkew(seconds: number): void {
  const message = "the clock of this machine is wrong; what is due goes by the clock of the database";
  getLog("clock").warn({ aheadSeconds: seconds }, message);
}

/**
 * The clock of the database, which all processes share: what is due, and what is old, must not depend on whether this machine's
 * own clock is right. Asked for the time now and then until `signal` is aborted, and going on by itself in between and while the
 * database is away. Rejects when the first reading fails.
 */
export async function openDatabaseClock(signal: AbortSignal): Promise<Clock> {
  let newest = await read();
  const clock: Clock = { now: () => newest.at + performance.now() - newest.passed };
  const ahead = Date.now() - clock.now();
  if (Math.abs(ahead) > SKEW_MS) tellSkew(Math.round(ahead / 1_000));
  const keepReading = async () => {
    while (!signal.aborted) {
      await sleep(READ_EVERY_MS, undefined, { signal, ref: false }).catch(() => {});
      if (signal.aborted) return;
      await read().then(
        (reading) => (newest = reading),
        (error: unknown) =>
          getLog("clock").warn({ error: messageOf(error) }, "cannot read the database's clock"),
      );
    }
  };
  void keepReading();
  return clock;
}
