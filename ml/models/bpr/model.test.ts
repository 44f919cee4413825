import { describe, expect, it } from "vitest";
import { buildCsr } from "../../linalg/sparse/csr";
import { createRng } from "../../base/rng";
import { EMPTY_HISTORY } from "../../core/recommender";
import { describeRecommender } from "../../testing/contract";
import { createRandomMatrix, fillNormal } from "../../testing/random-matrix";
import { subjectOf } from "../../testing/subject";
import { DEFAULT_BPR, type BprConfig } from "./config";
import { bprModel } from "./definition";
import { foldInPairs, type FoldIn } from "./fold-in";
import { BprModel } from "./model";
import { createNegatives, hasEntry } from "./negatives";
import { trainBpr } from "./train";

describeRecommender(subjectOf(bprModel, { factors: 8, epochs: 25 }), { personal: true });

const config: BprConfig = { ...DEFAULT_BPR, factors: 4, epochs: 20, foldInNegatives: 16 };
const matrix = createRandomMatrix(40, 30, 0.2, createRng(3));

describe("negatives", () => {
  const skewed = buildCsr(5, 4, {
    rows: [0, 1, 2, 3, 0],
    columns: [0, 0, 0, 0, 2],
    values: new Float32Array(5).fill(1),
  });

  it("are drawn in proportion to popularity to the power asked for", () => {
    for (const [exponent, shares] of [
      [0, [0.25, 0.25, 0.25, 0.25]],
      [0.5, [2 / 3, 0, 1 / 3, 0]],
      [1, [0.8, 0, 0.2, 0]],
    ] as const) {
      const draw = createNegatives(skewed, exponent);
      const rng = createRng(1);
      const counts = [0, 0, 0, 0];
      for (let n = 0; n < 8000; n++) counts[draw(rng)]++;
      counts.forEach((count, i) => expect(Math.abs(count / 8000 - shares[i])).toBeLessThan(0.02));
    }
  });

  it("are told from positives", () => {
    const dense = new Set<number>();
    for (let e = matrix.indptr[7]; e < matrix.indptr[8]; e++) dense.add(matrix.indices[e]);
    for (let i = 0; i < 30; i++) expect(hasEntry(matrix, 7, i)).toBe(dense.has(i));
  });
});

describe("training", () => {
  it("ranks what was met above what was not, better with every pass", async () => {
    const losses: number[] = [];
    const run = { rng: createRng(1), onIteration: (_: number, loss: number) => losses.push(loss) };
    const eager = { ...config, regularisation: 0, learningRate: 0.3, epochs: 80 };
    const { items, users } = await trainBpr(matrix, eager, run);
    expect(losses).toHaveLength(80);
    expect(losses[0]).toBeGreaterThan(0.6); // ln 2 is no opinion
    expect(losses[79]).toBeLessThan(losses[0] / 2);
    const score = (u: number, i: number) => {
      let sum = items[i * 5 + 4];
      for (let f = 0; f < 4; f++) sum += users[u * 4 + f] * items[i * 5 + f];
      return sum;
    };
    let right = 0;
    let pairs = 0;
    for (let u = 0; u < 40; u++) {
      for (let i = 0; i < 30; i++) {
        for (let j = 0; j < 30; j++) {
          if (!hasEntry(matrix, u, i) || hasEntry(matrix, u, j)) continue;
          if (score(u, i) > score(u, j)) right++;
          pairs++;
        }
      }
    }
    expect(right / pairs).toBeGreaterThan(0.85);
  });

  it("moves a triple as the paper says", async () => {
    // One user, one pair, one other item: the sample is known.
    const one = buildCsr(1, 2, { rows: [0], columns: [0], values: Float32Array.of(1) });
    const single = { ...config, factors: 1, epochs: 1, learningRate: 0.5, regularisation: 0.1 };
    const found = await trainBpr(one, { ...single, biasRegularisation: 0.1 }, { rng: createRng(1) });
    const rng = createRng(1);
    const [yi, yj] = [0.1 * rng.normal(), 0.1 * rng.normal()];
    const x = 0.1 * rng.normal();
    const wrong = 1 / (1 + Math.exp(x * (yi - yj)));
    const shrink = 1 - 0.5 * 0.1;
    expect(found.users[0]).toBeCloseTo(shrink * x + 0.5 * wrong * (yi - yj), 6);
    const wanted = [shrink * yi + 0.5 * wrong * x, 0.5 * wrong, shrink * yj - 0.5 * wrong * x, -0.5 * wrong];
    wanted.forEach((value, p) => expect(found.items[p]).toBeCloseTo(value, 6));
  });

  it("lets users who met everything be", async () => {
    const full = buildCsr(1, 2, { rows: [0, 0], columns: [0, 1], values: Float32Array.of(1, 1) });
    const { items } = await trainBpr(full, config, { rng: createRng(1) });
    expect(items.every(Number.isFinite)).toBe(true);
  });

  it("refuses an empty matrix, parameters out of range and steps that are too large", async () => {
    const run = { rng: createRng(1) };
    const empty = buildCsr(3, 2, { rows: [], columns: [], values: new Float32Array(0) });
    await expect(trainBpr(empty, config, run)).rejects.toThrow("the 3×2 matrix is empty");
    for (const name of ["factors", "epochs", "learningRate", "candidates", "foldInRegularisation"] as const) {
      await expect(trainBpr(matrix, { ...config, [name]: 0 }, run)).rejects.toThrow(`"${name}"`);
    }
    const wild = { ...config, learningRate: 10, regularisation: 50, epochs: 200 };
    await expect(trainBpr(matrix, wild, run)).rejects.toThrow(/diverged in pass \d+/);
    // One sample a pass: it is the last one that leaves single precision.
    const one = buildCsr(1, 2, { rows: [0], columns: [0], values: Float32Array.of(1) });
    const late = { ...config, factors: 1, epochs: 11, learningRate: 10, regularisation: 1000 };
    await expect(trainBpr(one, late, run)).rejects.toThrow(/factors of item [01] are not finite/);
  });
});

describe("folding in", () => {
  const items = new Float32Array(20 * 4);
  fillNormal(items, createRng(8));
  const problem: FoldIn = {
    factors: 3,
    items,
    regularisation: 0.05,
    positives: Uint32Array.of(2, 5, 9, 11),
    negatives: Uint32Array.of(0, 1, 3, 3, 17),
  };

  /** The objective, pair by pair. */
  function valueAt(x: ArrayLike<number>): number {
    let sum = 0;
    const score = (i: number) =>
      items[i * 4 + 3] + [0, 1, 2].reduce((dot, f) => dot + x[f] * items[i * 4 + f], 0);
    for (const i of problem.positives) {
      for (const j of problem.negatives) sum += Math.log1p(Math.exp(score(j) - score(i)));
    }
    return sum / 20 + 0.025 * (x[0] ** 2 + x[1] ** 2 + x[2] ** 2);
  }

  it("finds the lowest point of the objective", () => {
    const x = foldInPairs(problem);
    const lowest = valueAt(x);
    const rng = createRng(2);
    for (let trial = 0; trial < 50; trial++) {
      const other = x.map((value) => value + 0.1 * rng.normal());
      expect(valueAt(other)).toBeGreaterThan(lowest);
    }
    for (let f = 0; f < 3; f++) {
      const [up, down] = [1e-4, -1e-4].map((d) => valueAt(x.map((value, g) => value + (f === g ? d : 0))));
      expect(Math.abs(up - down) / 2e-4).toBeLessThan(2e-3);
    }
  });

  it("of nothing, or of everything, is nothing", () => {
    expect([...foldInPairs({ ...problem, positives: new Uint32Array(0) })]).toEqual([0, 0, 0]);
    expect([...foldInPairs({ ...problem, negatives: new Uint32Array(0) })]).toEqual([0, 0, 0]);
  });

  it("never counts an item of the history against it", () => {
    const serving = { factors: 3, foldInRegularisation: 0.05 };
    const model = new BprModel({ items, negatives: Uint32Array.of(0, 1, 2, 3, 3, 17, 5) }, serving);
    const history = {
      items: Uint32Array.of(2, 5, 9, 2, 11),
      weights: Float32Array.of(1, 1, 1, 1, 1),
      at: new Float64Array(5),
    };
    expect(model.foldIn(history)).toEqual(foldInPairs(problem));
    const out = new Float32Array(20);
    model.score(EMPTY_HISTORY, 0, out);
    for (let i = 0; i < 20; i++) expect(out[i]).toBe(items[i * 4 + 3]); // the biases alone
    expect([...model.topK(history, 0, 3).items]).toHaveLength(3);
  });

  it("refuses an artifact that does not fit itself", () => {
    const serving = { factors: 4, foldInRegularisation: 0.05 };
    expect(() => new BprModel({ items: items.subarray(1), negatives: new Uint32Array(0) }, serving)).toThrow(
      "79 numbers are no rows of 4 factors",
    );
    expect(() => new BprModel({ items, negatives: Uint32Array.of(99) }, serving)).toThrow("Negative 99");
  });
});
