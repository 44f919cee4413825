import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { closeDb, getPool } from "@/lib/platform/db/client";
import { completeEnvironment } from "@/lib/platform/env";
import { fillShop } from "@/lib/data/generate/fill-shop";
import { makeShop } from "@/lib/data/generate/generate-interactions";
import { DAY_MS } from "@/lib/data/generate/options";
import { closeSender } from "@/lib/jobs/queue";
import { getModel } from "@/lib/recommender/models/queries";
import { openInstallation } from "@/lib/platform/postgres/installation";
import { followTraining, type JobRecord } from "./follow-job";
import { startWorker } from "./start-worker";
import { watchMemory } from "./watch-memory";

export interface Size {
  shoppers: number;
  products: number;
  interactions: number;
}

export interface Training extends JobRecord {
  /** Most resident bytes of the worker, its threads included, up to the end of this training. */
  peak: number;
  artifactBytes: number;
  metrics: NonNullable<Awaited<ReturnType<typeof getModel>>>["metrics"] | null;
}

export interface SizeRecord extends Size {
  /** Null when the shop was there already. */
  fillSeconds: number | null;
  trainings: Training[];
}

interface MeasureOptions {
  /** Where the database lies; null for a temporary folder that is removed. */
  data: string | null;
  seed: number;
  trainings: number;
  say(text: string): void;
}

/** The history ends here, so that every run is about the same shop. */
const UNTIL = Date.UTC(2026, 6, 1);

async function fillIfEmpty(size: Size, { seed, say }: MeasureOptions): Promise<number | null> {
  const { rowCount } = await getPool().query("select 1 from interactions limit 1");
  if (rowCount) return null;
  const began = performance.now();
  // The future is nobody's history, wherever the clock stands.
  const until = Math.min(UNTIL, Math.floor(Date.now() / DAY_MS) * DAY_MS);
  const shop = makeShop({ ...size, days: 365, seed, until });
  const onProgress = (fraction: number, stage: string) =>
    say(`making up the shop: ${stage} ${percent(fraction)}`);
  await fillShop(getPool("work"), shop, { replaceSample: false, onProgress });
  return (performance.now() - began) / 1000;
}

async function train(pid: number, say: MeasureOptions["say"]): Promise<Training> {
  const memory = watchMemory(pid);
  try {
    const record = await followTraining(memory, ({ progress, stage }) =>
      say(`${percent(progress)} ${stage}`),
    );
    if (record.job.state !== "completed") {
      throw new Error(`The training has ${record.job.state}: ${record.job.error ?? "without an error"}`);
    }
    const { modelId } = record.job.result as { modelId: string };
    const model = await getModel(modelId, { process: "benchmark" });
    const { rows } = await getPool().query<{ bytes: number }>(
      "select octet_length(bytes) as bytes from model_artifacts where model_version_id = $1",
      [modelId],
    );
    return {
      ...record,
      peak: memory.peak(),
      artifactBytes: rows[0]?.bytes ?? 0,
      metrics: model?.metrics ?? null,
    };
  } finally {
    memory.stop();
  }
}

/** Makes up a shop in a database of its own unless it is there, and has a worker of its own train on it. */
export async function measureSize(size: Size, options: MeasureOptions): Promise<SizeRecord> {
  const folder = options.data ?? fs.mkdtempSync(path.join(os.tmpdir(), "aisle-scale-"));
  // No database of the operator's, and none of the size before.
  completeEnvironment({ AISLE_DATA: folder, DATABASE_URL: "", LOG_LEVEL: "error" });
  const installation = await openInstallation();
  try {
    const fillSeconds = await fillIfEmpty(size, options);
    const worker = await startWorker();
    const trainings: Training[] = [];
    try {
      for (let i = 0; i < options.trainings; i++) trainings.push(await train(worker.pid, options.say));
    } finally {
      await worker.stop();
    }
    return { ...size, fillSeconds, trainings };
  } finally {
    await closeSender();
    await closeDb();
    await installation.close();
    if (options.data === null) fs.rmSync(folder, { recursive: true, force: true });
  }
}

function percent(fraction: number): string {
  return `${Math.floor(100 * fraction)} %`;
}
