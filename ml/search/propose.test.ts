import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../base/rng";
import type { Parameters, SearchSpace } from "../core/model/parameters";
import { lossOf } from "./metric-direction";
import { createParzen } from "./parzen";
import { proposeByParzen, proposeRandom, type Observation } from "./propose";
import { decodePoint, drawPoint, readSpace } from "./space";

const SPACE: SearchSpace = {
  rate: { low: 1e-4, high: 10, scale: "log" },
  share: { low: 0, high: 1 },
  size: { low: 4, high: 12, integer: true },
  mode: { choices: ["plain", "cosine", 3, true] },
};
const dimensions = readSpace(SPACE);

describe("the space of parameters", () => {
  it("is decoded within its ranges, and what it decodes comes back", () => {
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        const values = decodePoint(dimensions, drawPoint(dimensions, createRng(seed)));
        expect(values.rate).toBeGreaterThanOrEqual(1e-4);
        expect(values.rate).toBeLessThanOrEqual(10);
        expect(values.share).toBeLessThanOrEqual(1);
        expect(Number.isInteger(values.size)).toBe(true);
        expect(["plain", "cosine", 3, true]).toContain(values.mode);
        const again = decodePoint(
          dimensions,
          dimensions.map(({ name, encode }) => encode(values[name])),
        );
        expect(again).toEqual(values);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it("draws orders of magnitude, whole numbers and choices evenly", () => {
    const rng = createRng(5);
    const drawn = Array.from({ length: 4000 }, () => decodePoint(dimensions, drawPoint(dimensions, rng)));
    const share = (is: (values: Parameters) => boolean) => drawn.filter(is).length / drawn.length;
    expect(share(({ rate }) => Number(rate) < 1e-3)).toBeCloseTo(1 / 5, 1);
    for (const size of [4, 8, 12])
      expect(Math.abs(share((values) => values.size === size) - 1 / 9)).toBeLessThan(0.02);
    expect(share(({ mode }) => mode === true)).toBeCloseTo(1 / 4, 1);
  });

  it("takes in defaults that lie outside of it", () => {
    expect(
      dimensions.map(({ name, encode }) => encode({ rate: 0, share: 7, size: 1, mode: "none" }[name] ?? 0)),
    ).toEqual([0, 1, 1 / 18, 0]);
  });

  it("refuses ranges that are none", () => {
    expect(() => readSpace({ a: { low: 2, high: 1 } })).toThrow('"a" must run upwards; found 2 to 1');
    expect(() => readSpace({ a: { low: 0, high: 1, scale: "log" } })).toThrow(
      "upwards from above 0; found 0 to 1",
    );
    expect(() => readSpace({ a: { choices: [] } })).toThrow('"a" has no choices');
  });
});

describe("the density of points", () => {
  it("adds up to one over the space, and is drawn from", () => {
    const two = readSpace({ x: { low: 0, high: 1 }, c: { choices: ["a", "b", "c"] } });
    const density = createParzen(
      [
        [0.05, 1],
        [0.9, 2],
        [0.3, 1],
      ],
      two,
      12,
    );
    const rng = createRng(3);
    let [sum, below] = [0, 0];
    for (let cell = 0; cell < 1000; cell++) {
      for (let choice = 0; choice < 3; choice++) {
        const mass = Math.exp(density.logDensity([(cell + 0.5) / 1000, choice])) / 1000;
        sum += mass;
        if (cell < 400 && choice === 1) below += mass;
      }
    }
    expect(sum).toBeCloseTo(1, 3);
    const drawn = Array.from({ length: 4000 }, () => density.draw(rng));
    expect(drawn.filter(([x, choice]) => x < 0.4 && choice === 1).length / 4000).toBeCloseTo(below, 1);
  });
});

/** The best of so many trials, a third of them at random or all. */
function bestOf(
  space: SearchSpace,
  loss: (p: Parameters) => number,
  trials: number,
  seed: number,
  learn: boolean,
) {
  const read = readSpace(space);
  const rng = createRng(seed);
  const tried: Observation[] = [];
  while (tried.length < trials) {
    const propose = learn && tried.length >= trials / 3 ? proposeByParzen : proposeRandom;
    const point = propose(read, tried, rng) ?? drawPoint(read, rng);
    tried.push({ point, loss: loss(decodePoint(read, point)) });
  }
  return Math.min(...tried.map((one) => one.loss));
}

describe("proposals that learn", () => {
  const unit = { low: 0, high: 1 };
  const problems: [string, SearchSpace, (p: Record<string, number>) => number][] = [
    [
      "a bowl on logarithmic scales",
      { a: { low: 1e-4, high: 100, scale: "log" }, b: { low: 0.01, high: 10, scale: "log" }, c: unit },
      ({ a, b, c }) => Math.log10(a / 0.3) ** 2 + Math.log10(b / 2) ** 2 + 4 * (c - 0.7) ** 2,
    ],
    [
      "Branin's function of three valleys",
      { x: { low: -5, high: 10 }, y: { low: 0, high: 15 } },
      ({ x, y }) =>
        (y - (5.1 / (4 * Math.PI ** 2)) * x ** 2 + (5 / Math.PI) * x - 6) ** 2 +
        10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) +
        10,
    ],
    [
      "a bowl that only one choice reaches",
      { mode: { choices: [0, 1, 2, 3] }, x: unit, y: unit },
      ({ mode, x, y }) => (mode === 2 ? 0 : 0.3) + (x - 0.2) ** 2 + (y - 0.6) ** 2,
    ],
  ];

  it.each(problems)("come closer to the bottom of %s than chance in as many trials", (_, space, loss) => {
    const seeds = Array.from({ length: 24 }, (_, seed) => seed);
    const run = (learn: boolean) =>
      seeds.map((seed) => bestOf(space, loss as (p: Parameters) => number, 36, seed, learn));
    const [learned, chance] = [run(true), run(false)];
    const wins = seeds.filter((seed) => learned[seed] < chance[seed]).length;
    const median = (values: number[]) => values.toSorted((a, b) => a - b)[12];
    expect(median(learned)).toBeLessThan(median(chance));
    expect(wins).toBeGreaterThanOrEqual(15);
  });

  it("keep away from what failed", () => {
    const read = readSpace({ x: unit });
    const tried = Array.from({ length: 20 }, (_, i) => ({
      point: [i / 20],
      loss: i < 10 ? Infinity : 20 - i,
    }));
    const rng = createRng(1);
    const proposed = Array.from({ length: 50 }, () => proposeByParzen(read, tried, rng)?.[0] ?? 0);
    expect(proposed.filter((x) => x > 0.5).length).toBeGreaterThan(45);
  });

  it("know which metrics are to be small", () => {
    expect(lossOf("rmse", 2)).toBeGreaterThan(lossOf("rmse", 1));
    expect(lossOf("ndcg@20", 0.4)).toBeLessThan(lossOf("ndcg@20", 0.3));
  });
});
