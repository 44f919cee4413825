import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS } from "../core/data/events";
import { createHistories } from "../core/data/history";
import { createRng } from "../base/rng";
import { NO_PACE } from "../base/pace";
import { EMPTY_HISTORY, type History, type Recommender } from "../core/recommender";
import { createLog, createTasteLog } from "../testing/logs";
import type { EvaluationCase } from "./splits/evaluation";
import { measureModel, type MeasureOptions, type Measured } from "./measure";
import { LIST_METRICS } from "./metric-names";
import { createFolds } from "./splits/create-folds";
import type { Fold } from "./splits/protocol";

const fixed = (scores: ArrayLike<number>): Recommender => ({
  kind: "fixed",
  itemCount: scores.length,
  score: (_history, _now, out) => out.set(scores),
});

const historyOf = (...items: number[]): History => ({
  items: Uint32Array.from(items),
  weights: new Float32Array(items.length).fill(1),
  at: new Float64Array(items.length),
});

function foldOf(itemCount: number, cases: readonly EvaluationCase[], change: Partial<Fold> = {}): Fold {
  const train = createLog(2, itemCount, []);
  return { train, evaluation: { itemCount, now: 0, cases }, ratings: null, ...change };
}

const measure = (model: Recommender, fold: Fold, options: MeasureOptions) =>
  measureModel(model, fold, options, NO_PACE);

function values({ measurements }: Measured): Record<string, number> {
  return Object.fromEntries(measurements.map(({ metric, value }) => [metric, value]));
}

/** Ranks by sorting everything and writes every definition down literally. */
function measureByForce(scores: readonly number[], testCase: EvaluationCase, k: number) {
  const known = new Set(testCase.history.items);
  const list = [...scores.keys()]
    .filter((item) => !known.has(item))
    .sort((a, b) => scores[b] - scores[a] || a - b)
    .slice(0, k);
  const isHit = list.map((item) => testCase.relevant.has(item));
  const hits = isHit.filter(Boolean).length;
  const precisionAt = (position: number) =>
    isHit.slice(0, position + 1).filter(Boolean).length / (position + 1);
  const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
  const gain = (flags: boolean[]) =>
    sum(flags.map((hit, position) => (hit ? 1 / Math.log2(position + 2) : 0)));
  const ideal = Math.min(k, testCase.relevant.size);
  const [precision, recall] = [hits / k, hits / testCase.relevant.size];
  return {
    precision,
    recall,
    "capped-recall": hits / ideal,
    f1: hits > 0 ? (2 * precision * recall) / (precision + recall) : 0,
    map: sum(isHit.map((hit, position) => (hit ? precisionAt(position) : 0))) / ideal,
    mrr: hits > 0 ? 1 / (isHit.indexOf(true) + 1) : 0,
    ndcg: gain(isHit) / gain(new Array<boolean>(ideal).fill(true)),
    hr: hits > 0 ? 1 : 0,
  };
}

const anyCase = (itemCount: number) =>
  fc
    .tuple(
      fc.uniqueArray(fc.nat(itemCount - 1), { minLength: 1, maxLength: 6 }),
      fc.uniqueArray(fc.nat(itemCount - 1), { maxLength: 5 }),
    )
    .map(([relevant, past]): EvaluationCase => ({
      relevant: new Set(relevant),
      history: historyOf(...past.filter((item) => !relevant.includes(item))),
    }));
const anyScores = (itemCount: number) =>
  fc.array(fc.integer({ min: -4, max: 4 }), { minLength: itemCount, maxLength: itemCount });

describe("accuracy", () => {
  it("is that of an oracle which sorts everything, at every k at once", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyScores(12),
        fc.array(anyCase(12), { minLength: 1, maxLength: 4 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 3 }),
        async (scores, cases, ks) => {
          const found = values(await measure(fixed(scores), foldOf(12, cases), { ks }));
          for (const k of ks) {
            const expected = cases.map((testCase) => measureByForce(scores, testCase, k));
            for (const metric of Object.keys(expected[0]) as (keyof (typeof expected)[0])[]) {
              const mean = expected.reduce((total, one) => total + one[metric], 0) / cases.length;
              expect(found[`${metric}@${k}`], `${metric}@${k}`).toBeCloseTo(mean, 10);
            }
          }
        },
      ),
      { seed: 3, numRuns: 150 },
    );
  });

  it("of a list done by hand", async () => {
    // Ranked 0, 1, 2, 3, …; 1 is known, so the list is 0, 2, 3, 4 with hits at the second and fourth place.
    const cases = [{ history: historyOf(1), relevant: new Set([2, 4, 9]) }];
    const scores = Float32Array.from({ length: 10 }, (_, i) => 10 - i);
    const found = values(await measure(fixed(scores), foldOf(10, cases), { ks: [4] }));
    const ideal = 1 + 1 / Math.log2(3) + 1 / 2;
    expect(found).toMatchObject({
      "precision@4": 1 / 2,
      "recall@4": 2 / 3,
      "capped-recall@4": 2 / 3,
      "mrr@4": 1 / 2,
      "hr@4": 1,
    });
    expect(found["f1@4"]).toBeCloseTo(4 / 7, 12);
    expect(found["map@4"]).toBeCloseTo((1 / 2 + 2 / 4) / 3, 12);
    expect(found["ndcg@4"]).toBeCloseTo((1 / Math.log2(3) + 1 / Math.log2(5)) / ideal, 12);
  });

  it("of a perfect ranking is 1, of one without hits 0, whatever k", async () => {
    const cases = [{ history: EMPTY_HISTORY, relevant: new Set([0, 1, 2]) }];
    const perfect = values(await measure(fixed([9, 8, 7, 1, 0]), foldOf(5, cases), { ks: [1, 3, 5] }));
    for (const k of [1, 3, 5]) {
      for (const metric of ["capped-recall", "map", "mrr", "ndcg", "hr"])
        expect(perfect[`${metric}@${k}`]).toBe(1);
    }
    expect([perfect["recall@1"], perfect["precision@5"], perfect["f1@3"]]).toEqual([1 / 3, 3 / 5, 1]);
    const wrong = values(
      await measure(fixed([0, 1, 2, 8, 9]), foldOf(5, cases), { ks: [2], accuracyOnly: true }),
    );
    const { "coverage@2": _coverage, "gini@2": _gini, ...accuracy } = wrong;
    expect(Object.values(accuracy)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it("does not change when scores are stretched in any order-keeping way", async () => {
    await fc.assert(
      fc.asyncProperty(anyScores(10), anyCase(10), async (scores, item) => {
        const fold = foldOf(10, [item]);
        const before = await measure(fixed(scores), fold, { ks: [1, 5] });
        const after = await measure(fixed(scores.map((score) => Math.exp(score) * 100 - 7)), fold, {
          ks: [1, 5],
        });
        expect(after).toEqual(before);
      }),
      { seed: 8, numRuns: 50 },
    );
  });

  it("ranks only the candidates where a case has some, ties by number", async () => {
    const cases = [{ history: EMPTY_HISTORY, relevant: new Set([6]), candidates: Uint32Array.of(2, 6, 7) }];
    const rank = async (...scores: number[]) =>
      values(await measure(fixed(scores), foldOf(8, cases), { ks: [3] }))["mrr@3"];
    expect(await rank(9, 9, 3, 9, 9, 9, 2, 1)).toBe(1 / 2);
    expect(await rank(9, 9, 1, 9, 9, 9, 2, 1)).toBe(1);
    expect(await rank(0, 0, 0, 0, 0, 0, 0, 0)).toBe(1 / 2);
  });

  it("leaves known items out unless they are allowed", async () => {
    const cases = [{ history: historyOf(0), relevant: new Set([0]) }];
    const fold = foldOf(3, cases);
    const allowed: Fold = { ...fold, evaluation: { ...fold.evaluation, known: "allowed" } };
    expect(values(await measure(fixed([3, 2, 1]), fold, { ks: [3] }))["hr@3"]).toBe(0);
    expect(values(await measure(fixed([3, 2, 1]), allowed, { ks: [3] }))["mrr@3"]).toBe(1);
  });
});

describe("answers in blocks", () => {
  const log = createTasteLog(90, 3, 8, 2);
  const histories = createHistories(log, DEFAULT_WEIGHTS);
  const cases = Array.from({ length: 90 }, (_, user): EvaluationCase => ({
    history: histories.of(user),
    relevant: new Set([(user * 7) % 24]),
    now: user < 70 ? undefined : Math.floor(user / 5),
  }));
  const score: Recommender["score"] = ({ items }, now, out) =>
    out.forEach((_, i) => (out[i] = ((i + 1) * (items[0] + now + 3)) % 31));
  const plain: Recommender = { kind: "plain", itemCount: 24, score };

  it("are those of one by one, each at its own time", async () => {
    const sizes: number[] = [];
    const batched: Recommender = {
      ...plain,
      scoreBatch(rows, now, out) {
        sizes.push(rows.length);
        for (const [row, history] of rows.entries())
          score(history, now, out.subarray(row * 24, (row + 1) * 24));
      },
    };
    const fold = { train: log, evaluation: { itemCount: 24, now: 5, cases }, ratings: null };
    expect(await measure(batched, fold, { ks: [3, 9] })).toEqual(await measure(plain, fold, { ks: [3, 9] }));
    expect(sizes).toEqual([64, 6, 5, 5, 5, 5]);
  });
});

describe("a measurement", () => {
  const taste = createTasteLog(40, 4, 10, 3);
  const [fold] = createFolds(taste, { kind: "holdout", share: 0.3 }, DEFAULT_WEIGHTS, createRng(1));
  const byNumber = fixed(Float32Array.from({ length: 40 }, (_, i) => (i * 17) % 40));
  const bootstrap = (seed: number) => ({ samples: 60, rng: createRng(seed) });

  it("lies in its interval, which is the same for the same seed and has a width", async () => {
    const first = await measure(byNumber, fold, { ks: [3, 8], bootstrap: bootstrap(1) });
    const names = first.measurements.map(({ metric }) => metric);
    expect(names.sort()).toEqual(LIST_METRICS.flatMap((name) => [`${name}@3`, `${name}@8`]).sort());
    for (const { metric, value, low, high } of first.measurements) {
      expect(low, metric).toBeLessThanOrEqual(value);
      expect(high, metric).toBeGreaterThanOrEqual(value);
      if (metric !== "serendipity@3") expect(high - low, metric).toBeGreaterThan(0);
      if (!metric.startsWith("novelty")) expect(low >= 0 && high <= 1, metric).toBe(true);
    }
    expect(await measure(byNumber, fold, { ks: [3, 8], bootstrap: bootstrap(1) })).toEqual(first);
    expect(await measure(byNumber, fold, { ks: [3, 8], bootstrap: bootstrap(2) })).not.toEqual(first);
  });

  it("without bootstrap is its own interval", async () => {
    const { measurements, cases } = await measure(byNumber, fold, { ks: [3] });
    expect(cases).toBe(fold.evaluation.cases.length);
    for (const { value, low, high } of measurements) expect([low, high]).toEqual([value, value]);
  });

  it("has the interval statistics promise: of a share, about twice its standard error", async () => {
    // 400 users, every second one a hit: a standard error of 0.025.
    const cases = Array.from({ length: 400 }, (_, i) => ({
      history: EMPTY_HISTORY,
      relevant: new Set([i % 2]),
    }));
    const { measurements } = await measure(fixed([1, 0]), foldOf(2, cases), {
      ks: [1],
      bootstrap: { samples: 600, rng: createRng(4) },
    });
    const hr = measurements.find(({ metric }) => metric === "hr@1");
    expect(hr?.value).toBe(0.5);
    expect((hr?.high ?? 0) - (hr?.low ?? 0)).toBeCloseTo(2 * 1.96 * 0.025, 2);
  });

  it("counts the cases of one user together", async () => {
    const cases = (user: (i: number) => number) =>
      Array.from({ length: 60 }, (_, i) => ({
        history: EMPTY_HISTORY,
        relevant: new Set([i < 30 ? 0 : 1]),
        user: user(i),
      }));
    const width = async (user: (i: number) => number) => {
      const options = { ks: [1], bootstrap: { samples: 300, rng: createRng(4) } };
      const { measurements } = await measure(fixed([1, 0]), foldOf(2, cases(user)), options);
      const { low = 0, high = 0 } = measurements.find(({ metric }) => metric === "hr@1") ?? {};
      return high - low;
    };
    const apart = await width((i) => i);
    const together = await width((i) => Math.floor(i / 10)); // six users of ten like cases each
    expect(together).toBeGreaterThan(2 * apart);
  });

  it("takes the time of answers by the clock it is given", async () => {
    let time = 0;
    const { latency } = await measure(byNumber, fold, { ks: [3], clock: () => (time += 2) });
    expect(latency).toEqual({ p50: 2, p95: 2, p99: 2 });
    expect((await measure(byNumber, fold, { ks: [3] })).latency).toBeUndefined();
  });

  it("of nobody is none, not NaN", async () => {
    expect(await measure(fixed([1, 2]), foldOf(2, []), { ks: [1], clock: () => 0 })).toEqual({
      measurements: [],
      cases: 0,
    });
  });

  it("refuses lengths of list that are none, and another catalog", async () => {
    const attempt = (ks: number[]) => measure(byNumber, fold, { ks });
    await expect(attempt([])).rejects.toThrow("at least one length");
    await expect(attempt([5, 0])).rejects.toThrow("must be an integer ≥ 1; found 0");
    await expect(measure(fixed([1]), fold, { ks: [1] })).rejects.toThrow(
      "knows 1 items, the evaluation asks of 40",
    );
  });
});
