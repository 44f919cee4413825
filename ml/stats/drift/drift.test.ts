import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng, type Rng } from "../../base/rng";
import { MIN_VALUES } from "./drift";
import { compareDistributions, kolmogorovTail } from "./kolmogorov-smirnov";
import { stabilityOfCounts, stabilityOfNumbers, MOVED_FROM } from "./stability-index";

/** Numbers spread over [0, 1) without a generator, so that they can be made anywhere. */
const sequence = (length: number, step: number) => Array.from({ length }, (_, i) => ((i + 1) * step) % 1);
const GOLDEN = 0.6180339887498949;
const PLASTIC = 0.7548776662466927;

const draws = (rng: Rng, length: number, draw: (rng: Rng) => number) =>
  Array.from({ length }, () => draw(rng));

/** How often p is below 5 % where nothing has changed. */
function alarms(runs: number, test: (rng: Rng) => number | null): number {
  const rng = createRng(3);
  let count = 0;
  for (let run = 0; run < runs; run++) if (test(rng)! < 0.05) count++;
  return count / runs;
}

describe("Kolmogorov and Smirnov", () => {
  it.each([
    [0.2, 0.999999999999495],
    [0.5, 0.9639452436648751],
    [0.8, 0.5441424115741981],
    [1.0, 0.26999967167735456],
    [1.18, 0.1234538094297657],
    [1.36, 0.049485876755377876],
    [2.0, 0.0006709252557796953],
    [3.0, 3.045995948942526e-8],
  ])("the tail beyond %f is that of scipy's kstwobign", (x, p) => {
    expect(kolmogorovTail(x) / p).toBeCloseTo(1, 12);
  });

  it("the statistic is that of scipy's ks_2samp, with and without equal values", () => {
    const [a, b] = [sequence(200, GOLDEN), sequence(150, PLASTIC).map((x) => x ** 1.2)];
    const found = compareDistributions(a, b);
    expect(found.distance).toBeCloseTo(0.07666666666666672, 12);
    expect(found.p).toBeCloseTo(0.694872928462595, 10);
    const [c, d] = [sequence(500, GOLDEN).map((x) => Math.floor(x * 20)), sequence(300, PLASTIC)];
    const tied = compareDistributions(
      c,
      d.map((x) => Math.floor(x ** 1.1 * 20)),
    );
    expect(tied.distance).toBeCloseTo(0.03333333333333338, 12);
    expect(tied.p).toBeCloseTo(0.9852795286994271, 10);
  });

  it("of samples that do not overlap is 1, of a sample and itself 0", () => {
    const values = sequence(100, GOLDEN);
    expect(compareDistributions(values, values)).toEqual({ distance: 0, p: 1, error: null });
    const far = compareDistributions(
      values,
      values.map((x) => x + 5),
    );
    expect(far.distance).toBe(1);
    expect(far.p).toBeLessThan(1e-40);
  });

  it("cries wolf no more often than it says", () => {
    const found = alarms(1000, (rng) => {
      const normal = () => draws(rng, 150, ({ normal }) => normal());
      return compareDistributions(normal(), normal()).p;
    });
    expect(found).toBeGreaterThan(0.02);
    expect(found).toBeLessThan(0.065);
  });
});

describe("the population stability index", () => {
  it("is Σ (q − p)·ln(q / p) of smoothed shares, with the χ² that scipy says", () => {
    const found = stabilityOfCounts([400, 300, 200, 100], [350, 320, 180, 150]);
    expect(found.distance).toBeCloseTo(0.030187904853654177, 12);
    expect(found.p! / 0.00173809506427268).toBeCloseTo(1, 10);
    const fresh = stabilityOfCounts([700, 200, 100, 0], [300, 200, 100, 40]);
    expect(fresh.distance).toBeCloseTo(0.4705613017160317, 12);
    expect(fresh.p! / 1.4478232016004784e-39).toBeCloseTo(1, 8);
  });

  it("leaves out what neither sample holds, and is the same in any order", () => {
    const plain = stabilityOfCounts([400, 300, 300], [350, 320, 330]);
    expect(stabilityOfCounts([0, 400, 0, 300, 300], [0, 350, 0, 320, 330])).toEqual(plain);
    const turned = stabilityOfCounts([300, 400, 300], [320, 350, 330]);
    expect(turned.distance).toBeCloseTo(plain.distance!, 12);
  });

  it("of numbers is that of their bins: ten with equally many of the reference", () => {
    const reference = Array.from({ length: 1000 }, (_, i) => i + 1);
    const recent = Array.from({ length: 500 }, (_, i) => 500 + i + 1);
    const byHand = stabilityOfCounts(
      new Array<number>(10).fill(100),
      [0, 0, 0, 0, 0, 100, 100, 100, 100, 100],
    );
    expect(stabilityOfNumbers(reference, recent)).toEqual(byHand);
  });

  it("sees a single value that has become more, and values beyond the reference", () => {
    const rng = createRng(1);
    const prices = (free: number) =>
      draws(rng, 4000, ({ uniform }) => (uniform() < free ? 0 : 10 * uniform()));
    expect(stabilityOfNumbers(prices(0.3), prices(0.3)).distance!).toBeLessThan(0.02);
    expect(stabilityOfNumbers(prices(0.3), prices(0.7)).distance!).toBeGreaterThan(MOVED_FROM);
    const doubled = prices(0.3).map((price) => price * 2);
    expect(stabilityOfNumbers(prices(0.3), doubled).distance!).toBeGreaterThan(MOVED_FROM);
  });

  it("cries wolf no more often than it says, of few values and many categories, too", () => {
    const categories = (rng: Rng) => {
      const counts = new Array<number>(30).fill(0);
      for (let i = 0; i < 400; i++) counts[Math.floor(30 * rng.uniform() ** 1.3)]++;
      return counts;
    };
    const found = alarms(1000, (rng) => stabilityOfCounts(categories(rng), categories(rng)).p);
    expect(found).toBeGreaterThan(0.02);
    expect(found).toBeLessThan(0.075);
    const ofNumbers = alarms(1000, (rng) => {
      const normal = () => draws(rng, 300, ({ normal }) => normal());
      return stabilityOfNumbers(normal(), normal()).p;
    });
    expect(ofNumbers).toBeLessThan(0.075);
  });
});

describe("what cannot be told", () => {
  const few = sequence(MIN_VALUES - 1, GOLDEN);
  const many = sequence(200, GOLDEN);
  const same = new Array<number>(100).fill(7);

  it.each([
    ["few values", () => stabilityOfNumbers(many, few), "too_few_values"],
    ["few values", () => compareDistributions(few, many), "too_few_values"],
    ["no values", () => compareDistributions([], many), "too_few_values"],
    ["few counts", () => stabilityOfCounts([40, 3], [1000, 1000]), "too_few_values"],
    ["one category", () => stabilityOfCounts([100, 0], [100, 0]), "no_spread"],
    ["one value", () => stabilityOfNumbers(same, same), "no_spread"],
    ["a count below 0", () => stabilityOfCounts([100, -1], [100, 100]), "impossible_values"],
    ["no number", () => stabilityOfNumbers(many, [...many, NaN]), "impossible_values"],
    ["no number", () => stabilityOfNumbers([...many, Infinity], many), "impossible_values"],
    ["no number", () => compareDistributions([...many, NaN], many), "impossible_values"],
    ["no number", () => compareDistributions(many, [...many, -Infinity]), "impossible_values"],
  ])("%s", (_, measure, error) => {
    expect(measure()).toEqual({ distance: null, p: null, error });
  });

  it("is never NaN", () => {
    const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
      minLength: 50,
      maxLength: 80,
    });
    fc.assert(
      fc.property(numbers, numbers, (reference, recent) => {
        for (const found of [
          stabilityOfNumbers(reference, recent),
          compareDistributions(reference, recent),
        ]) {
          if (found.error) continue;
          expect(found.distance).toBeGreaterThanOrEqual(0);
          expect(found.p).toBeGreaterThanOrEqual(0);
          expect(found.p).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
