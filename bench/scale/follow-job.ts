import { setTimeout as sleep } from "node:timers/promises";
import { enqueue } from "@/lib/jobs/commands";
import { trainJob } from "@/lib/recommender/training/train-job";
import { requireJob } from "@/lib/jobs/queries";
import type { JobView } from "@/lib/jobs/schema";
import type { MemoryWatch } from "./watch-memory";

/** One stage of a job, as its progress told of it. */
export interface StageRecord {
  stage: string;
  seconds: number;
  /** Most resident bytes of the worker during it. */
  memory: number;
}

export interface JobRecord {
  job: JobView;
  /** From the moment it was asked for to the moment it was done. */
  seconds: number;
  stages: StageRecord[];
  /** Longest time without the progress moving. */
  longestStill: number;
  /** The stage in which it did. */
  stillIn: string;
}

const LOOK_MS = 200;
const VIEWER = { process: "benchmark" };

/** Asks the worker for a training and looks at it, as the admin's page does, until it has ended. */
export async function followTraining(memory: MemoryWatch, say: (job: JobView) => void): Promise<JobRecord> {
  const began = performance.now();
  const { id } = await enqueue(trainJob, { force: true });
  const stages: StageRecord[] = [];
  let [stage, since, moved, longestStill] = ["Waiting", began, began, 0];
  let [before, stillIn] = [-1, ""];
  for (;;) {
    const job = await requireJob(id, VIEWER);
    const now = performance.now();
    const isOver = job.finishedAt !== null;
    if (job.progress !== before || job.stage !== stage) {
      if (now - moved > longestStill) [longestStill, stillIn] = [now - moved, stage];
      moved = now;
      before = job.progress;
    }
    if (job.stage !== stage && (job.stage !== "" || isOver)) {
      stages.push({ stage, seconds: (now - since) / 1000, memory: memory.takeHighest() });
      [stage, since] = [job.stage, now];
    }
    say(job);
    if (isOver) {
      return { job, seconds: (now - began) / 1000, stages, longestStill: longestStill / 1000, stillIn };
    }
    await sleep(LOOK_MS);
  }
}
