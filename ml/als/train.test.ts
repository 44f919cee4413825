import { Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { buildCsr, transpose } from "../data/csr";
import { createRng } from "../math/rng";
import { NO_PACE } from "../pace";
import { alsLoss, solveSideExactly } from "../testing/exact-als";
import { createRandomMatrix } from "../testing/random-matrix";
import { DEFAULT_ALS, type AlsConfig } from "./config";
import { trainAls } from "./train";

const precise: AlsConfig = { ...DEFAULT_ALS, factors: 6, iterations: 5, tolerance: 1e-6, maxSteps: 60 };
const matrix = createRandomMatrix(70, 50, 0.15, createRng(11));

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

function toMatrix(factors: Float32Array, k: number): Matrix {
  return Matrix.from1DArray(factors.length / k, k, Array.from(factors));
}

describe("training", () => {
  for (const backend of ["plain", "wasm"] as const) {
    for (const [name, extra] of [
      ["a constant λ", { frequencyScaling: 0, regularisation: 0.5 }],
      ["λ scaled by frequency", { frequencyScaling: 0.7, regularisation: 0.05 }],
    ] as const) {
      it(`reaches what exact solves reach: ${backend}, ${name}`, async () => {
        const config = { ...precise, ...extra };
        const run = { rng: createRng(1), backend, keepRows: true };
        const { factors, rowFactors, spectrum } = await trainAls(matrix, config, run);
        const exact = trainExactly(config);
        // Factors are only defined up to a rotation, which leaves Y·Yᵀ alone. What is gathered has eight binary
        // digits, so they wander a little where the objective is flat: it is the objective that must not suffer.
        const found = toMatrix(factors, config.factors);
        const difference = found.mmul(found.transpose()).sub(exact.y.mmul(exact.y.transpose()));
        expect(difference.norm() / exact.y.mmul(exact.y.transpose()).norm()).toBeLessThan(0.02);
        const x = toMatrix(rowFactors ?? factors, config.factors);
        expect(alsLoss(matrix, x, found, config)).toBeLessThan(
          1.0001 * alsLoss(matrix, exact.x, exact.y, config),
        );
        const gram = found.transpose().mmul(found);
        expect(Matrix.sub(gram, Matrix.diag([...spectrum])).norm() / gram.norm()).toBeLessThan(1e-5);
      });
    }
  }

  it("lowers the objective with every iteration", async () => {
    const losses: number[] = [];
    for (const iterations of [1, 2, 4, 8]) {
      const { factors } = await trainAls(matrix, { ...precise, iterations }, { rng: createRng(1) });
      const y = toMatrix(factors, precise.factors);
      losses.push(alsLoss(matrix, solveSideExactly(matrix, y, precise), y, precise));
    }
    for (let i = 1; i < losses.length; i++) expect(losses[i]).toBeLessThan(losses[i - 1]);
  });

  it("stopped by residual at 2 % loses next to nothing", async () => {
    const lossAt = async (config: AlsConfig) => {
      const { factors } = await trainAls(matrix, config, { rng: createRng(1) });
      const y = toMatrix(factors, config.factors);
      return alsLoss(matrix, solveSideExactly(matrix, y, config), y, config);
    };
    const rough = await lossAt({
      ...precise,
      tolerance: DEFAULT_ALS.tolerance,
      maxSteps: DEFAULT_ALS.maxSteps,
    });
    expect(rough).toBeLessThan(1.002 * (await lossAt(precise)));
  });

  it("ends between chunks when it is told to", async () => {
    let asked = 0;
    const stop = () => {
      if (++asked > 4) throw new Error("enough");
    };
    const pace = { ...NO_PACE, checkpoint: stop };
    await expect(trainAls(matrix, precise, { rng: createRng(1), pace })).rejects.toThrow("enough");
  });

  it("refuses an empty matrix and parameters out of range, and says what it found", async () => {
    const empty = buildCsr(3, 2, { rows: [], columns: [], values: new Float32Array(0) });
    const run = { rng: createRng(1) };
    await expect(trainAls(empty, precise, run)).rejects.toThrow("the 3×2 matrix is empty");
    await expect(trainAls(matrix, { ...precise, factors: 0 }, run)).rejects.toThrow('"factors"');
    await expect(trainAls(matrix, { ...precise, regularisation: 0 }, run)).rejects.toThrow(
      '"regularisation"',
    );
    await expect(trainAls(matrix, { ...precise, alpha: Number.NaN }, run)).rejects.toThrow("found NaN");
    await expect(trainAls(matrix, { ...precise, frequencyScaling: 3 }, run)).rejects.toThrow("found 3");
  });
});
