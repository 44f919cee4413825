import { Worker } from "node:worker_threads";
import { build } from "esbuild";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiSquareTail } from "../stats/distributions/chi-square";
import { assign, bucketOf, findFreeSlice, isHeldOut, isInRamp, pickVariant, type Slice } from "./assignment";
import fixtures from "./fixtures/assignments.json";

/** What this runtime answers to the questions of the fixtures. */
const answerAll = () =>
  fixtures.cases.map(({ salt, unit }) => {
    const bucket = bucketOf(salt, unit);
    return {
      salt,
      unit,
      bucket,
      variant: pickVariant(bucket, fixtures.shares),
      inRamp: isInRamp(salt, unit, fixtures.ramp),
    };
  });

const unitsOf = (count: number, name = "shopper") => Array.from({ length: count }, (_, i) => `${name}-${i}`);

/** How likely counts at least this uneven are by chance. */
function unevenness(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const distance = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return chiSquareTail(distance, counts.length - 1);
}

/** How likely two splits of the same units into ten hang together this much by chance. */
function dependence(units: readonly string[], one: (unit: string) => number, two: (unit: string) => number) {
  const cells = new Array<number>(100).fill(0);
  const [rows, columns] = [new Array<number>(10).fill(0), new Array<number>(10).fill(0)];
  for (const unit of units) {
    const [a, b] = [Math.floor(10 * one(unit)), Math.floor(10 * two(unit))];
    cells[10 * a + b]++;
    rows[a]++;
    columns[b]++;
  }
  let distance = 0;
  cells.forEach((count, i) => {
    const expected = (rows[Math.floor(i / 10)] * columns[i % 10]) / units.length;
    distance += (count - expected) ** 2 / expected;
  });
  return chiSquareTail(distance, 81);
}

describe("assignment is the same everywhere", () => {
  it("Node gives the answers of the fixtures", () => {
    expect(answerAll()).toEqual(fixtures.cases);
  });

  it("so does a worker thread", async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `
          import { parentPort, workerData } from "node:worker_threads";
          import { bucketOf, isInRamp, pickVariant } from "./assignment";
          parentPort.postMessage(workerData.cases.map(({ salt, unit }) => {
            const bucket = bucketOf(salt, unit);
            const variant = pickVariant(bucket, workerData.shares);
            return { salt, unit, bucket, variant, inRamp: isInRamp(salt, unit, workerData.ramp) };
          }));`,
        resolveDir: import.meta.dirname,
      },
      bundle: true,
      platform: "node",
      write: false,
    });
    const worker = new Worker(outputFiles[0].text, { eval: true, workerData: fixtures });
    const answers = await new Promise((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
    });
    await worker.terminate();
    expect(answers).toEqual(fixtures.cases);
  });

  it("half a surrogate pair, which has no UTF-8, counts as the replacement character", () => {
    expect(bucketOf("exp", "a\ud83d")).toBe(bucketOf("exp", "a\ufffd"));
  });
});

describe("a split", () => {
  const units = [
    unitsOf(100_000),
    unitsOf(100_000, "b7c1"),
    unitsOf(100_000).map((unit) => `${unit}@mail.example`),
  ];

  it("is even, whatever units look like", () => {
    for (const some of units) {
      for (const salt of ["home", "checkout-2", "größe"]) {
        const counts = new Array<number>(200).fill(0);
        for (const unit of some) counts[Math.floor(200 * bucketOf(salt, unit))]++;
        expect(unevenness(counts)).toBeGreaterThan(1e-4);
      }
    }
  });

  it("has nothing to do with that of another salt, however alike the salts are", () => {
    for (const [one, two] of [
      ["exp-1", "exp-2"],
      ["a", "aa"],
      ["home.for-you", "product.similar"],
    ]) {
      const p = dependence(
        units[0],
        (unit) => bucketOf(one, unit),
        (unit) => bucketOf(two, unit),
      );
      expect(p).toBeGreaterThan(1e-4);
    }
  });

  it("into variants has nothing to do with who takes part, is held out, or falls to which experiment of a group", () => {
    const variants = (unit: string) => bucketOf("exp", unit);
    for (const salt of ["exp/ramp", "exp/holdout", "exp/group"]) {
      expect(dependence(units[0], variants, (unit) => bucketOf(salt, unit))).toBeGreaterThan(1e-4);
    }
  });

  it("gives each variant its share, and nobody a variant beyond the shares", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (shares, bucket) => {
          const variant = pickVariant(bucket, shares);
          const endOf = (count: number) => shares.slice(0, count).reduce((sum, share) => sum + share, 0);
          if (variant === -1) return endOf(shares.length) <= bucket;
          return endOf(variant) <= bucket && bucket < endOf(variant + 1);
        },
      ),
    );
  });

  it("of thirds leaves nobody out", () => {
    const largest = 1 - 2 ** -32;
    expect(pickVariant(largest, [1 / 3, 1 / 3, 1 / 3])).toBe(2);
    expect(pickVariant(largest, new Array<number>(10).fill(0.1))).toBe(9);
  });
});

describe("a ramp", () => {
  it("brings people in and moves nobody from one variant to another", () => {
    const allocation = { salt: "exp", shares: [0.5, 0.5], slice: null };
    let before = unitsOf(5000).map((unit) => assign({ ...allocation, ramp: 0 }, unit));
    expect(new Set(before)).toEqual(new Set([-1]));
    for (const ramp of [0.01, 0.1, 0.5, 1]) {
      const after = unitsOf(5000).map((unit) => assign({ ...allocation, ramp }, unit));
      before.forEach((variant, i) => {
        if (variant !== -1) expect(after[i]).toBe(variant);
      });
      const part = after.filter((variant) => variant !== -1).length / after.length;
      expect(Math.abs(part - ramp)).toBeLessThan(0.02);
      before = after;
    }
    expect(before).not.toContain(-1);
  });

  it("a holdout stays the same people while it grows", () => {
    for (const unit of unitsOf(1000)) {
      if (isHeldOut("2026", unit, 0.05)) expect(isHeldOut("2026", unit, 0.1)).toBe(true);
    }
  });
});

describe("experiments of a group", () => {
  it("exclude each other, and those that share all of it take everybody", () => {
    const slices: Slice[] = [];
    for (const size of [0.1, 0.2, 0.7]) {
      const slice = findFreeSlice("prices", slices, size);
      expect(slice).not.toBeNull();
      slices.push(slice!);
    }
    expect(findFreeSlice("prices", slices, 0.01)).toBeNull();
    expect(findFreeSlice("others", slices, 1)).toEqual({ group: "others", from: 0, to: 1 });
    for (const unit of unitsOf(3000)) {
      const owners = slices.filter((slice, i) => {
        return assign({ salt: `exp-${i}`, shares: [0.5, 0.5], ramp: 1, slice }, unit) !== -1;
      });
      expect(owners).toHaveLength(1);
    }
  });

  it("leave a gap that the next one fills, without touching the others", () => {
    const taken = [
      { group: "g", from: 0.5, to: 1 },
      { group: "g", from: 0, to: 0.2 },
    ];
    expect(findFreeSlice("g", taken, 0.3)).toEqual({ group: "g", from: 0.2, to: 0.5 });
    expect(findFreeSlice("g", taken, 0.31)).toBeNull();
  });

  it("split their own part of it evenly", () => {
    const slice = { group: "g", from: 0.25, to: 0.5 };
    const counts = [0, 0, 0, 0];
    for (const unit of unitsOf(100_000)) {
      const variant = assign({ salt: "exp", shares: [0.25, 0.25, 0.25, 0.25], ramp: 1, slice }, unit);
      if (variant !== -1) counts[variant]++;
    }
    expect(counts.reduce((sum, count) => sum + count) / 100_000).toBeCloseTo(0.25, 2);
    expect(unevenness(counts)).toBeGreaterThan(1e-4);
  });
});
