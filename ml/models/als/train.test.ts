import { Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { buildCsr, transpose } from "../../linalg/sparse/csr";
import { createRng } from "../../base/rng";
import { NO_PACE } from "../../base/pace";
import { alsLoss, solveSideExactly } from "../../testing/exact-als";
import { createRandomMatrix } from "../../testing/random-matrix";
import { DEFAULT_ALS, type AlsConfig } from "./config";
import { computeLoss } from "./loss";
import { trainAls, type AlsResult } from "./train";

const precise: AlsConfig = { ...DEFAULT_ALS, factors: 6, iterations: 5, tolerance: 1e-6, maxSteps: 60 };
const matrix = createRandomMatrix(70, 50, 0.15, createRng(11));
const variants = [
  ["a constant λ", { frequencyScaling: 0, regularisation: 0.5 }],
  ["λ scaled by frequency", { frequencyScaling: 0.7, regularisation: 0.05 }],
] as const;

/** The same alternation, every row solved exactly, from the same start. */
function trainExactly(config: AlsConfig): { x: Matrix; y: Matrix } {
  const rng = createRng(1);
  const spread = 0.1 / Math.sqrt(config.factors);
  let y = Matrix.zeros(matrix.columns, config.factors);
  for (let i = 0; i < matrix.columns; i++) {
    for (let f = 0; f < config.factors; f++) y.set(i, f, spread * rng.normal());
  }
  let x = Matrix.zeros(0, 0);
  for (let iteration = 0; iteration < config.iterations; iteration++) {
    x = solveSideExactly(matrix, y, config);
    y = solveSideExactly(transpose(matrix), x, config);
  }
  return { x, y };
}

function toMatrix(factors: Float32Array = new Float32Array(0), k: number): Matrix {
  return Matrix.from1DArray(factors.length / k, k, Array.from(factors));
}

function lossOf({ factors, rowFactors }: AlsResult, config: AlsConfig): number {
  const k = config.factors;
  return alsLoss(matrix, toMatrix(rowFactors, k), toMatrix(factors, k), config);
}

/** |found − wanted| as a share of |wanted|. */
function difference(found: Matrix, wanted: Matrix): number {
  return Matrix.sub(found, wanted).norm() / wanted.norm();
}

describe.each(["plain", "wasm"] as const)("training on the %s kernel", (backend) => {
  it.each(variants)("reaches what exact solves reach, with %s", async (_, extra) => {
    const config = { ...precise, ...extra };
    const k = config.factors;
    const result = await trainAls(matrix, config, { rng: createRng(1), backend, keepRows: true });
    const exact = trainExactly(config);
    // What is gathered has eight binary digits, so the factors wander a little where the objective is flat: it is
    // the objective that must not suffer.
    expect(lossOf(result, config)).toBeLessThan(1.0001 * alsLoss(matrix, exact.x, exact.y, config));
    // Factors are only defined up to a rotation, which leaves X·Yᵀ alone.
    const [x, y] = [toMatrix(result.rowFactors, k), toMatrix(result.factors, k)];
    expect(difference(x.mmul(y.transpose()), exact.x.mmul(exact.y.transpose()))).toBeLessThan(0.02);
    const gram = y.transpose().mmul(y);
    expect(difference(gram, Matrix.diag([...result.spectrum]))).toBeLessThan(1e-5);
  });

  it.each(variants)("says the loss after each iteration, which falls, with %s", async (_, extra) => {
    const config = { ...precise, ...extra, factors: 17 };
    const losses: number[] = [];
    const run = { rng: createRng(1), backend, keepRows: true };
    const watching = { ...run, onIteration: (_done: number, loss: number) => losses.push(loss) };
    const result = await trainAls(matrix, config, watching);
    const exact = lossOf(result, config);
    expect(losses).toHaveLength(5);
    expect(losses[4] / exact).toBeCloseTo(1, 5);
    for (let i = 1; i < losses.length; i++) expect(losses[i]).toBeLessThan(losses[i - 1]);
    const { rowFactors = new Float32Array(0), factors } = result;
    expect((await computeLoss(matrix, rowFactors, factors, config, { backend })) / exact).toBeCloseTo(1, 5);
  });
});

describe("training", () => {
  it.each([1, 5, 16, 33])("is the same on both kernels to a thousandth, %i factors", async (factors) => {
    for (const [, extra] of variants) {
      const config = { ...DEFAULT_ALS, ...extra, factors };
      const train = async (backend: "plain" | "wasm") => {
        const found = await trainAls(matrix, config, { rng: createRng(2), backend, keepRows: true });
        return toMatrix(found.rowFactors, factors).mmul(toMatrix(found.factors, factors).transpose());
      };
      // Eight iterations: were sums rounded in another order, they would have drifted apart by then.
      expect(difference(await train("wasm"), await train("plain"))).toBeLessThan(1e-4);
    }
  });

  it("stopped by residual at 2 % loses next to nothing", async () => {
    const lossAt = async (config: AlsConfig) => {
      const { factors } = await trainAls(matrix, config, { rng: createRng(1) });
      const y = toMatrix(factors, config.factors);
      return alsLoss(matrix, solveSideExactly(matrix, y, config), y, config);
    };
    const { tolerance, maxSteps } = DEFAULT_ALS;
    expect(await lossAt({ ...precise, tolerance, maxSteps })).toBeLessThan(1.002 * (await lossAt(precise)));
  });

  it("keeps the best of what was validated, and ends when patience does", async () => {
    const scores = [1, 3, 2, 2, 9];
    const seen: AlsResult[] = [];
    const validate = (result: AlsResult) => scores[seen.push(result) - 1];
    const best = await trainAls(matrix, { ...precise, patience: 2 }, { rng: createRng(1), validate });
    expect(seen).toHaveLength(4);
    expect(best).toBe(seen[1]);
    expect(best.factors).not.toEqual(seen[3].factors);
    const nothing = () => Number.NaN;
    await expect(trainAls(matrix, precise, { rng: createRng(1), validate: nothing })).rejects.toThrow("NaN");
  });

  it("ends between ranges when it is told to", async () => {
    let asked = 0;
    const stop = () => {
      if (++asked > 4) throw new Error("enough");
    };
    const pace = { ...NO_PACE, checkpoint: stop };
    await expect(trainAls(matrix, precise, { rng: createRng(1), pace })).rejects.toThrow("enough");
  });
});

/** Numbers too small to be written with all their digits, which processors take far longer for. */
function countDenormal(values: Float32Array = new Float32Array(0)): number {
  return values.filter((value) => value !== 0 && Math.abs(value) < 1.1754943508222875e-38).length;
}

describe.each(["plain", "wasm"] as const)("factors that vanish, on the %s kernel", (backend) => {
  const strong = [
    ["a constant λ", { frequencyScaling: 0, regularisation: 60 }],
    ["λ scaled by frequency", { frequencyScaling: 1, regularisation: 6 }],
  ] as const;
  const options = { ...DEFAULT_ALS, factors: 40, alpha: 0.2, unobserved: 0.5, iterations: 60 };

  it.each(strong)("end the training, all of them zero, with %s", async (_, extra) => {
    const progress: number[] = [];
    const run = {
      rng: createRng(1),
      backend,
      keepRows: true,
      onProgress: (done: number) => progress.push(done),
    };
    const result = await trainAls(matrix, { ...options, ...extra }, run);
    expect(result.iterations).toBeLessThan(20);
    expect(progress).toHaveLength(2 * result.iterations);
    expect(progress.at(-1)).toBe(1);
    for (const values of [result.factors, result.rowFactors, result.spectrum])
      expect(values?.every((value) => value === 0)).toBe(true);
  });

  it.each(strong)("leave no denormal numbers on the way, with %s", async (_, extra) => {
    const config = { ...options, ...extra };
    let nothing = 0;
    // One direction lives on beside all the others, which vanish; the rows differ, and so does what λ leaves of them.
    const values = matrix.values.map((value, e) => (matrix.indices[e] < 12 ? 200 * value : value));
    for (const iterations of [3, 12, 60]) {
      const result = await trainAls(
        { ...matrix, values },
        { ...config, iterations },
        { rng: createRng(1), backend, keepRows: true },
      );
      expect(result.iterations).toBe(iterations);
      nothing = result.spectrum.filter((value) => value === 0).length;
      expect(countDenormal(result.factors) + countDenormal(result.rowFactors)).toBe(0);
    }
    expect(nothing).toBeGreaterThan(5);
    expect(nothing).toBeLessThan(40);
  });

  it.each(variants)("are no others: with %s all iterations are run", async (_, extra) => {
    const result = await trainAls(matrix, { ...precise, ...extra }, { rng: createRng(1), backend });
    expect(result.iterations).toBe(precise.iterations);
    expect(Math.min(...result.spectrum)).toBeGreaterThan(0);
  });
});

describe("matrices at the edge", () => {
  const run = { rng: createRng(1), keepRows: true };
  const isFinite = ({ factors, rowFactors = new Float32Array(0), spectrum }: AlsResult): boolean =>
    [...factors, ...rowFactors, ...spectrum].every(Number.isFinite);

  it.each([
    ["one user", 1, 40],
    ["one item", 40, 1],
    ["one of both", 1, 1],
  ])("%s is enough", async (_, rows, columns) => {
    const cells = Array.from({ length: rows * columns }, (_unused, i) => i);
    const full = buildCsr(rows, columns, {
      rows: cells.map((i) => Math.floor(i / columns)),
      columns: cells.map((i) => i % columns),
      values: new Float32Array(cells.length).fill(1),
    });
    for (const [, extra] of variants) {
      const result = await trainAls(full, { ...DEFAULT_ALS, ...extra, factors: 20 }, run);
      expect(isFinite(result)).toBe(true);
    }
  });

  it("rows that are all alike get the same factors", async () => {
    const alike = buildCsr(30, 8, {
      rows: Array.from({ length: 90 }, (_, i) => Math.floor(i / 3)),
      columns: Array.from({ length: 90 }, (_, i) => 2 * (i % 3)),
      values: new Float32Array(90).fill(2),
    });
    const result = await trainAls(alike, { ...DEFAULT_ALS, factors: 9 }, run);
    expect(isFinite(result)).toBe(true);
    const rows = result.rowFactors ?? new Float32Array(0);
    for (let r = 1; r < 30; r++) expect(rows.subarray(9 * r, 9 * r + 9)).toEqual(rows.subarray(0, 9));
  });

  it.each([1e-20, 1e8, 1e15, 1e25, 1e35])(
    "weights of %d are learnt from as far as they go",
    async (weight) => {
      const values = matrix.values.map((value) => weight * value);
      for (const [, extra] of variants) {
        const config = { ...precise, ...extra, tolerance: 1e-3 };
        const result = await trainAls({ ...matrix, values }, config, run);
        expect(isFinite(result)).toBe(true);
        if (weight < 1) continue;
        const [x, y] = [toMatrix(result.rowFactors, 6), toMatrix(result.factors, 6)];
        // What is observed counts for everything, and its scores come near to 1.
        const nothing = alsLoss({ ...matrix, values }, Matrix.mul(x, 0), y, config);
        expect(alsLoss({ ...matrix, values }, x, y, config)).toBeLessThan(0.02 * nothing);
      }
    },
  );

  it("factors that overflow are an error that names the row", async () => {
    const wild = buildCsr(3, 4, {
      rows: [0, 1, 2, 2],
      columns: [0, 1, 2, 3],
      values: Float32Array.of(1, 1, 3e38, 3e38),
    });
    await expect(trainAls(wild, DEFAULT_ALS, run)).rejects.toThrow(
      /factors of column 2, which has 1 of the entries, are not finite/,
    );
  });

  it("refuses what nothing can be learnt from, and says what it found", async () => {
    const empty = buildCsr(3, 2, { rows: [], columns: [], values: new Float32Array(0) });
    await expect(trainAls(empty, precise, run)).rejects.toThrow("the 3×2 matrix is empty");
    const withValue = (value: number) => {
      const values = matrix.values.slice();
      values[3] = value;
      return { ...matrix, values };
    };
    await expect(trainAls(withValue(Number.NaN), precise, run)).rejects.toThrow(/Row \d+, column \d+ .* NaN/);
    await expect(trainAls(withValue(-1), precise, run)).rejects.toThrow("weight -1");
    await expect(trainAls({ ...matrix, columns: 5 }, precise, run)).rejects.toThrow("of 5");
    await expect(trainAls({ ...matrix, rows: 5 }, precise, run)).rejects.toThrow("does not fit together");
    const large = withValue(1e30);
    await expect(trainAls(large, { ...precise, alpha: 1e10 }, run)).rejects.toThrow(
      "times alpha 10000000000 is too large",
    );
    const backwards = { ...matrix, indptr: matrix.indptr.map((at, r) => (r === 4 ? 0 : at)) };
    await expect(trainAls(backwards, precise, run)).rejects.toThrow("Row 3 ends before it begins");
    const twice = {
      ...matrix,
      indices: matrix.indices.map((column, e) => (e === 1 ? matrix.indices[0] : column)),
    };
    await expect(trainAls(twice, precise, run)).rejects.toThrow(
      "the columns of a row ascend, each of them once",
    );
  });

  it.each([
    [{ factors: 0 }, '"factors"'],
    [{ factors: 1025 }, "1 to 1024; found 1025"],
    [{ regularisation: 0 }, '"regularisation"'],
    [{ alpha: Number.NaN }, "found NaN"],
    [{ frequencyScaling: 3 }, "found 3"],
    [{ patience: -1 }, '"patience"'],
    [{ tolerance: 1 }, "from 1e-8 to 0.5; found 1"],
    [{ regularisation: 1e300 }, "above 0 to 1000000000000"],
  ])("refuses parameters out of range: %j", async (extra, message) => {
    await expect(trainAls(matrix, { ...precise, ...extra }, run)).rejects.toThrow(message);
  });
});
