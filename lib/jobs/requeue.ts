import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { getSender, throughClient } from "./queue";

/**
 * Puts jobs that have not ended into a queue that does not know them, because it is not part of a backup. They begin anew,
 * as after a worker's death; those somebody wanted cancelled are. Call it where no worker is at work.
 *
 * @returns how many wait now
 */
export async function requeueUnfinished(): Promise<number> {
  const select = { id: true, name: true } as const;
  await getDb().job.updateMany({
    where: { finishedAt: null, cancelRequested: true },
    data: { state: "cancelled", finishedAt: new Date() },
  });
  const jobs = await getDb().job.findMany({
    where: { finishedAt: null },
    select,
    orderBy: { createdAt: "asc" },
  });
  const boss = await getSender([...new Set(jobs.map(({ name }) => name))]);
  for (const { id, name } of jobs) {
    await inTransaction(async (db, client) => {
      const data = { state: "queued", attempts: 0, progress: 0, stage: "" } as const;
      await db.job.update({ where: { id }, data, select: { id: true } });
      await boss.send(name, {}, { id, db: throughClient(client) });
    });
  }
  return jobs.length;
}
