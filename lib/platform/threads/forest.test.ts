import { afterAll, beforeAll, expect, it } from "vitest";
import { DEFAULT_BOOSTING, type Objective } from "@/ml/boosting/parameters";
import { trainForest } from "@/ml/boosting/train/train";
import { makeRows } from "@/ml/testing/boosting-rows";
import { createThreadPool, type ThreadPool } from "./create-thread-pool";

let pool: ThreadPool;
beforeAll(async () => {
  pool = await createThreadPool({ threads: 3 });
});
afterAll(() => pool.close());

// So many that the threads are used, and so many columns that they share those, too.
const { table, numbers, grades } = makeRows(24_000, 2, 20);

it.each<Objective>([{ kind: "squared" }, { kind: "lambdarank" }])(
  "a forest is that of one thread, bit for bit: %o",
  async (objective) => {
    const labels = objective.kind === "squared" ? numbers : grades;
    const rows = { table, labels, groups: new Uint32Array(1200).fill(20) };
    const parameters = { ...DEFAULT_BOOSTING, objective, trees: 4, rowShare: 0.8 };
    const shared = await trainForest(rows, parameters, { seed: 1, pool });
    expect(shared).toEqual(await trainForest(rows, parameters, { seed: 1 }));
  },
);
