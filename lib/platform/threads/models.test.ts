import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS } from "@/ml/core/data/events";
import { createHistories } from "@/ml/core/data/history";
import { MODELS } from "@/ml/models/registry";
import { describeItems } from "@/ml/testing/log-content";
import { createTasteLog } from "@/ml/testing/logs";
import { subjectOf } from "@/ml/testing/subject";
import { createThreadPool, type ThreadPool } from "./create-thread-pool";

let pool: ThreadPool;
beforeAll(async () => {
  pool = await createThreadPool({ threads: 2 });
});
afterAll(() => pool.close());

const log = createTasteLog(60, 4, 12, 7);
const histories = createHistories(log, DEFAULT_WEIGHTS);
const now = log.at[log.length - 1] ?? 0;

describe("every model is the same on one thread and on two:", () => {
  it.each(MODELS.map((entry) => [entry.kind, entry] as const))("%s", async (_, entry) => {
    const subject = subjectOf(entry, {}, describeItems);
    const alone = (await subject.fit(log, { seed: 1 })).model;
    const shared = (await subject.fit(log, { seed: 1, pool })).model;
    const [wanted, found] = [new Float32Array(log.itemCount), new Float32Array(log.itemCount)];
    for (const shopper of [0, 7, 31]) {
      alone.score(histories.of(shopper), now, wanted);
      shared.score(histories.of(shopper), now, found);
      const size = wanted.reduce((most, score) => Math.max(most, Math.abs(score)), 1e-9);
      wanted.forEach((score, i) =>
        expect(Math.abs((found[i] ?? 0) - score)).toBeLessThanOrEqual(1e-4 * size),
      );
    }
  });
});
