import "server-only";
import client from "prom-client";
import { systemClock } from "@/lib/platform/clock";
import { getEnv } from "@/lib/platform/env";
import { messageOf } from "@/lib/platform/errors";
import { getMetrics } from "@/lib/platform/http/metrics";
import { getLog } from "@/lib/platform/log";
import { createSingleton } from "@/lib/platform/singleton";
import { findNewestBackup } from "./queries";

/** What was known when the database answered last: a backup does not get younger while it is away. */
interface Known {
  madeAt: number | null;
}

async function refresh(known: Known): Promise<void> {
  try {
    known.madeAt = (await findNewestBackup())?.madeAt.getTime() ?? null;
  } catch (error) {
    getLog("backup").warn({ error: messageOf(error) }, "cannot read how old the newest backup is");
  }
}

function createGauge() {
  const known: Known = { madeAt: null };
  new client.Gauge({
    name: "aisle_backup_nightly",
    help: "1 where AISLE_BACKUP_FOLDER says that a backup is made every night.",
    registers: [getMetrics().registry],
    collect() {
      this.set(getEnv().AISLE_BACKUP_FOLDER === undefined ? 0 : 1);
    },
  });
  return new client.Gauge({
    name: "aisle_backup_age_seconds",
    help: "Age of what the newest backup shows; absent as long as there is none.",
    registers: [getMetrics().registry],
    async collect() {
      await refresh(known);
      this.reset();
      // A gauge without labels is 0 where nothing is set, which would be the youngest there is.
      if (known.madeAt === null) this.remove();
      else this.set((systemClock.now() - known.madeAt) / 1_000);
    },
  });
}

/** Has the process's figures tell the age of the newest backup, and whether one is made every night, from now on. */
export const measureBackupAge = createSingleton("backup.age", createGauge).get;
