import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createKernel } from "@/ml/kernels/create-kernel";
import { createThreadPool, type ThreadPool } from "./create-thread-pool";

const ROWS = 1000;
let pool: ThreadPool;
beforeAll(async () => {
  pool = await createThreadPool({ threads: 3 });
});
afterAll(() => pool.close());

/** A kernel of the pool with 1, 2, 3 … as factors of one number each, and 100 ranges of ten rows. */
function createCounting() {
  const kernel = createKernel(100_000, { pool });
  const factors = kernel.floats(ROWS);
  factors.forEach((_, i) => (factors[i] = i + 1));
  const x = kernel.floats(1).fill(2);
  const out = kernel.floats(ROWS);
  const ranges = kernel.integers(200);
  ranges.forEach((_, i) => (ranges[i] = 10 * ((i >> 1) + (i & 1))));
  const share = (options = {}) => kernel.share("score", ranges, [factors, 1, x, out], options);
  return { kernel, out, ranges, share, doubled: factors.map((value) => 2 * value) };
}

describe("a pool of threads", () => {
  it("computes every range once and says how far it is", async () => {
    const { kernel, out, share, doubled } = createCounting();
    const begun: number[] = [];
    await share({ onProgress: (count: number) => begun.push(count) });
    expect(kernel.threads).toBe(3);
    expect(out).toEqual(doubled);
    expect(begun[0]).toBeLessThanOrEqual(100);
    expect(begun).toEqual([...begun].sort((a, b) => a - b));
    kernel.release();
  });

  it("can be ended between ranges and used again", async () => {
    const { kernel, out, share, doubled } = createCounting();
    const checkpoint = () => {
      throw new Error("enough");
    };
    await expect(share({ checkpoint })).rejects.toThrow("enough");
    await share();
    expect(out).toEqual(doubled);
    kernel.release();
  });
});
