import { z } from "zod";
import { defineJob } from "@/lib/jobs/job";

/** Puts a backup into the folder of backups, and lets those go that are too old. */
export const backupJob = defineJob({
  name: "backup",
  payload: z.object({}),
  async run({ signal, clock, report }) {
    const { backUpByNight } = await import("./nightly-backup");
    return backUpByNight(clock.now(), { signal, report });
  },
});
