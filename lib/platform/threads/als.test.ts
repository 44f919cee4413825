import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_ALS } from "@/ml/models/als/config";
import { trainAls } from "@/ml/models/als/train";
import { createRng } from "@/ml/base/rng";
import { NO_PACE } from "@/ml/base/pace";
import { createRandomMatrix } from "@/ml/testing/random-matrix";
import { createThreadPool, type ThreadPool } from "./create-thread-pool";

let pool: ThreadPool;
beforeAll(async () => {
  pool = await createThreadPool({ threads: 3 });
});
afterAll(() => pool.close());

const matrix = createRandomMatrix(3000, 200, 0.05, createRng(1));

describe("ALS on a pool", () => {
  it.each([0, 0.5])("gives the factors of one thread, bit for bit, ν = %f", async (frequencyScaling) => {
    const config = { ...DEFAULT_ALS, factors: 70, iterations: 3, frequencyScaling, regularisation: 0.1 };
    const train = (run: { pool?: ThreadPool }) =>
      trainAls(matrix, config, { ...run, rng: createRng(5), keepRows: true });
    expect(await train({ pool })).toEqual(await train({}));
  });

  it("trains twice at once", async () => {
    const config = { ...DEFAULT_ALS, factors: 20, iterations: 2 };
    const train = (seed: number, run: { pool?: ThreadPool }) =>
      trainAls(matrix, config, { ...run, rng: createRng(seed) });
    const found = await Promise.all([train(1, { pool }), train(2, { pool })]);
    expect(found).toEqual([await train(1, {}), await train(2, {})]);
  });

  it("says which row fails, and trains again after that and after being ended", async () => {
    const config = { ...DEFAULT_ALS, factors: 9, iterations: 2 };
    const wild = { ...matrix, values: matrix.values.slice() };
    wild.values[wild.indptr[40] ?? 0] = 3e38;
    const run = { pool, rng: createRng(5) };
    await expect(trainAls(wild, config, run)).rejects.toThrow("factors of column 72, which");
    let asked = 0;
    const checkpoint = () => {
      if (++asked > 3) throw new Error("enough");
    };
    await expect(trainAls(matrix, config, { ...run, pace: { ...NO_PACE, checkpoint } })).rejects.toThrow(
      "enough",
    );
    const { factors } = await trainAls(matrix, config, run);
    expect(factors.every(Number.isFinite)).toBe(true);
  });
});
