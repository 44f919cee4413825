import { describe, expect, it } from "vitest";
import { NO_PACE } from "../base/pace";
import { createRng } from "../base/rng";
import { pairedDifference } from "./paired-difference";

const bootstrap = (seed = 1) => ({ samples: 500, rng: createRng(seed) });
const compare = (a: readonly number[], b: readonly number[]) =>
  pairedDifference(Float64Array.from(a), Float64Array.from(b), bootstrap(), NO_PACE);

describe("a paired difference", () => {
  const rng = createRng(4);
  const users = Array.from({ length: 400 }, () => rng.uniform());

  it("sees a small gain that everybody has behind large differences between users", async () => {
    const better = users.map((value) => value + 0.01 + 0.01 * rng.normal());
    const { mean, low, high, cases } = await compare(better, users);
    expect(cases).toBe(400);
    expect(mean).toBeCloseTo(0.01, 2);
    expect(low).toBeGreaterThan(0);
    expect(high).toBeLessThan(0.013);
  });

  it("cannot tell where one is better as often as the other", async () => {
    const { low, high } = await compare(users, users.toReversed());
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
  });

  it("is the standard error of the mean difference, about", async () => {
    const noisy = users.map((value) => value + rng.normal());
    const { low, high } = await compare(noisy, users);
    // 2 · 1.96 · σ / √n with σ = 1 and n = 400.
    expect(high - low).toBeGreaterThan(0.16);
    expect(high - low).toBeLessThan(0.24);
  });

  it("changes its sign with the order, and is nothing of nothing", async () => {
    const noisy = users.map((value) => value + rng.normal());
    expect((await compare(noisy, users)).mean).toBeCloseTo(-(await compare(users, noisy)).mean, 12);
    expect(await compare([], [])).toEqual({ mean: 0, low: 0, high: 0, cases: 0 });
    await expect(compare([1], [])).rejects.toThrow("1 figures beside 0");
  });
});
