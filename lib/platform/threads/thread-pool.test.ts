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
  return { kernel, out, share, doubled: factors.map((value) => 2 * value) };
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

  it("says what went wrong in a thread, and can be used again", async () => {
    const { kernel, out, share, doubled } = createCounting();
    const far = kernel.integers(2).fill(2 ** 28);
    far[1] = 2 ** 28 + 1;
    const operands = [out, 1, out, out] as const;
    await expect(kernel.share("score", far, [...operands])).rejects.toThrow("out of bounds");
    await share();
    expect(out).toEqual(doubled);
    kernel.release();
  });

  it("lends the memory it has been given back, zeroed and grown, and another to a second kernel", async () => {
    const first = createKernel(1000, { pool });
    first.floats(10).fill(1);
    const second = createKernel(1000, { pool });
    second.floats(10).fill(2);
    first.release();
    const third = createKernel(500_000, { pool });
    expect(third.floats(100_000).every((value) => value === 0)).toBe(true);
    expect([...second.floats(1)]).toEqual([0]);
    // Given back twice, it is still the third's.
    first.release();
    const fourth = createKernel(1000, { pool });
    const far = third.floats(1000).fill(3);
    fourth.floats(200).fill(4);
    const ranges = third.integers(20);
    ranges.forEach((_, i) => (ranges[i] = 100 * ((i >> 1) + (i & 1))));
    const out = third.floats(1000);
    await third.share("score", ranges, [far, 1, third.floats(1).fill(5), out]);
    expect(out.every((value) => value === 15)).toBe(true);
    for (const kernel of [second, third, fourth]) kernel.release();
  });

  it("refuses what is no number of threads, and works with the calling one alone", async () => {
    await expect(createThreadPool({ threads: 0 })).rejects.toThrow("found 0");
    const alone = await createThreadPool({ threads: 1 });
    const kernel = createKernel(1000, { pool: alone });
    const out = kernel.floats(3);
    const ranges = kernel.integers(2);
    ranges[1] = 3;
    await kernel.share("score", ranges, [kernel.floats(3).fill(2), 1, kernel.floats(1).fill(4), out]);
    expect([...out]).toEqual([8, 8, 8]);
    await alone.close();
    await expect(kernel.share("score", ranges, [out, 1, out, out])).rejects.toThrow("closed");
  });
});
