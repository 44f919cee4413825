import "server-only";
import client from "prom-client";
import { getEnv } from "@/lib/platform/env";
import { messageOf } from "@/lib/platform/errors";
import { readFreeBytes } from "@/lib/platform/free-space";
import { getMetrics } from "@/lib/platform/http/metrics";
import { getLog } from "@/lib/platform/log";
import { createSingleton } from "@/lib/platform/singleton";

const MEGABYTE = 2 ** 20;

/** The folders of this process that grow, by what they hold. */
function readFolders(): Record<string, string | undefined> {
  const { AISLE_DATA: data, AISLE_DATABASE_FOLDER: database, AISLE_BACKUP_FOLDER: backups } = getEnv();
  return { data, database, backups };
}

/** The same as a figure; null where it cannot be told, as of a folder that is not there yet. */
async function freeBytes(folder: string): Promise<number | null> {
  try {
    return await readFreeBytes(folder);
  } catch (error) {
    getLog("disk").debug({ folder, error: messageOf(error) }, "cannot tell how much room there is");
    return null;
  }
}

function createGauges() {
  const shared = { registers: [getMetrics().registry] };
  new client.Gauge({
    ...shared,
    name: "aisle_disk_reserve_bytes",
    help: "What is kept free: with less on the database's disk, events are refused.",
    collect() {
      this.set(getEnv().AISLE_RESERVE_MB * MEGABYTE);
    },
  });
  return new client.Gauge({
    ...shared,
    name: "aisle_disk_free_bytes",
    help: "What can still be written where the data folder, the embedded database and the backups lie.",
    labelNames: ["folder"] as const,
    async collect() {
      const folders = Object.entries(readFolders());
      const free = await Promise.all(
        folders.map(async ([folder, path]) => ({ folder, bytes: path ? await freeBytes(path) : null })),
      );
      this.reset();
      for (const { folder, bytes } of free) if (bytes !== null) this.set({ folder }, bytes);
    },
  });
}

/** Has the process's figures tell how much room its disks have from now on. */
export const measureDisks = createSingleton("monitoring.disks", createGauges).get;
