import { EigenvalueDecomposition, Matrix, solve } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { buildCsr, type Csr } from "../../linalg/sparse/csr";
import { createRng } from "../../base/rng";
import { describeRecommender } from "../../testing/contract";
import { subjectOf } from "../../testing/subject";
import { checkGraphFilterConfig, DEFAULT_GRAPH_FILTER, type GraphFilterConfig } from "./config";
import { cutOperator } from "./cut-operator";
import { graphFilterModel } from "./definition";
import { FilterOperator } from "./filter-operator";
import { fitGraphFilter } from "./fit";

describeRecommender(subjectOf(graphFilterModel), { personal: true });
describeRecommender(subjectOf(graphFilterModel, { neighboursKept: 30, binary: false, decayPerDay: 0.1 }), {
  personal: true,
});

/** Five groups of users, each mostly with items of its own: five directions, and the rest. */
function createGroups(): Csr {
  const rng = createRng(3);
  const entries = { rows: [] as number[], columns: [] as number[], values: [] as number[] };
  for (let u = 0; u < 160; u++) {
    for (let i = 0; i < 140; i++) {
      if (rng.uniform() >= (u % 5 === i % 5 ? 0.7 : 0.04)) continue;
      entries.rows.push(u);
      entries.columns.push(i);
      entries.values.push(0.5 + rng.uniform());
    }
  }
  return buildCsr(160, 140, { ...entries, values: Float32Array.from(entries.values) });
}

const matrix = createGroups();
const config = { ...DEFAULT_GRAPH_FILTER, dimensions: 5, neighbours: 6, regularisation: 0.5 };
const run = () => ({ rng: createRng(1) });

/** S as README.md has it, written out by ml-matrix. */
function filterByDefinition(settings: GraphFilterConfig): Matrix {
  const x = Matrix.zeros(160, 140);
  for (let u = 0; u < 160; u++) {
    for (let e = matrix.indptr[u]; e < matrix.indptr[u + 1]; e++)
      x.set(u, matrix.indices[e], matrix.values[e]);
  }
  const power = (sums: number[], exponent: number) =>
    Matrix.diag(sums.map((sum) => (sum > 0 ? sum ** exponent : 0)));
  const counts = x.sum("column");
  const { userExponent: a, itemExponent: b, popularity: q, sharpening, lowPass, dimensions } = settings;
  const r = power(x.sum("row"), -a).mmul(x).mmul(power(counts, -b));
  const square = r.transpose().mmul(r);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(square, {
    assumeSymmetric: true,
  });
  const order = [...realEigenvalues.keys()].sort((i, j) => realEigenvalues[j] - realEigenvalues[i]);
  const strongest = order.slice(0, dimensions);
  const largest = realEigenvalues[order[0]];
  const u = eigenvectorMatrix.subMatrixColumn(strongest);
  const spectrum = Matrix.diag(strongest.map((i) => realEigenvalues[i] / largest));
  const removed = u.mmul(spectrum).mmul(u.transpose()).mul(sharpening);
  const paths = Matrix.div(square, largest);
  const lowPassed = u.mmul(u.transpose());
  const correction = correctByDefinition(paths, lowPassed, u.mmul(spectrum).mmul(u.transpose()), settings);
  const passed = power(counts, -b).mmul(lowPassed.add(correction)).mmul(power(counts, q)).mul(lowPass);
  return Matrix.sub(paths, removed).add(passed);
}

/** B as README.md has it, from UUᵀ and UΛUᵀ. */
function correctByDefinition(
  paths: Matrix,
  lowPassed: Matrix,
  removed: Matrix,
  { neighbours, regularisation }: GraphFilterConfig,
): Matrix {
  const out = Matrix.zeros(140, 140);
  const ridge = Matrix.eye(neighbours).mul((regularisation * paths.trace()) / 140);
  const cosine = (i: number, j: number) => paths.get(i, j) / Math.sqrt(paths.get(i, i) * paths.get(j, j));
  for (let i = 0; i < 140; i++) {
    const others = Array.from({ length: 140 }, (_, j) => j).filter((j) => j !== i);
    const near = others.sort((j, m) => cosine(i, m) - cosine(i, j)).slice(0, neighbours);
    const left = near.map((j) => (1 + lowPassed.get(i, i)) * paths.get(i, j) - removed.get(i, j));
    const weights = solve(paths.selection(near, near).add(ridge), Matrix.columnVector(left));
    near.forEach((j, place) => out.set(j, i, weights.get(place, 0)));
  }
  return out;
}

const unit = (item: number) => ({ items: Uint32Array.of(item), weights: Float64Array.of(1) });

describe("the filter", () => {
  it.each([
    ["the default", {}],
    ["without correction", { neighbours: 0 }],
    [
      "GF-CF",
      {
        neighbours: 0,
        sharpening: 0,
        userExponent: 0.5,
        itemExponent: 0.5,
        popularity: 0.5,
        lowPass: 0.3,
      },
    ],
    ["paths alone", { sharpening: 0, lowPass: 0 }],
  ])("is the equation of the README, row by row: %s", async (_, settings) => {
    const all = { ...config, ...settings };
    const wanted = filterByDefinition(all);
    const operator = new FilterOperator(await fitGraphFilter(matrix, all, run()), all);
    const out = new Float32Array(140);
    for (const item of [0, 17, 139]) {
      operator.apply(unit(item), out);
      out.forEach((value, i) => expect(value).toBeCloseTo(wanted.get(item, i), 4));
      expect(operator.entries(Uint32Array.of(5, item), 33)[1]).toBeCloseTo(wanted.get(item, 33), 4);
    }
  });

  it("adds up the rows of a history by weight", async () => {
    const operator = new FilterOperator(await fitGraphFilter(matrix, config, run()), config);
    const out = new Float32Array(140);
    operator.apply({ items: Uint32Array.of(4, 9), weights: Float64Array.of(1, 0.5) }, out);
    const wanted = filterByDefinition(config);
    out.forEach((value, i) => expect(value).toBeCloseTo(wanted.get(4, i) + 0.5 * wanted.get(9, i), 4));
  });

  it("keeps no direction that is not there", async () => {
    const cells = Array.from({ length: 80 ** 2 }, (_, i) => i);
    const same = { rows: cells.map((i) => i % 80), columns: cells.map((i) => Math.floor(i / 80)) };
    const alike = buildCsr(80, 80, { ...same, values: new Float32Array(80 ** 2).fill(2) });
    const { spectrum, directions } = await fitGraphFilter(alike, { ...config, dimensions: 3 }, run());
    expect([...spectrum]).toEqual([1]);
    expect(directions).toHaveLength(80);
    expect(directions.every(Number.isFinite)).toBe(true);
  });

  it("of one user and one item is finite", async () => {
    const one = buildCsr(1, 1, { rows: [0], columns: [0], values: Float32Array.of(3) });
    const operator = new FilterOperator(await fitGraphFilter(one, config, run()), config);
    const out = new Float32Array(1);
    operator.apply(unit(0), out);
    expect(out.every(Number.isFinite)).toBe(true);
  });
});

describe("a filter that is cut", () => {
  it("has the strongest entries of each row, whichever their sign, and is the filter where it has all", async () => {
    const wanted = filterByDefinition(config);
    const operator = new FilterOperator(await fitGraphFilter(matrix, config, run()), config);
    const cut = await cutOperator(operator, 7);
    for (let j = 0; j < 140; j++) {
      const row = wanted.getRow(j).map(Math.abs);
      const kept = cut.indices.subarray(cut.indptr[j], cut.indptr[j + 1]);
      const weakest = Math.min(...Array.from(kept, (i) => row[i]));
      expect(row.filter((size) => size > weakest + 1e-4).length).toBeLessThanOrEqual(7);
      kept.forEach((i, m) => expect(cut.values[cut.indptr[j] + m]).toBeCloseTo(wanted.get(j, i), 4));
    }
    expect((await cutOperator(operator, 1000)).indices).toHaveLength(19600);
  });
});

it("refuses an empty matrix, parts that do not fit, and parameters out of range", async () => {
  const empty = buildCsr(2, 3, { rows: [], columns: [], values: new Float32Array(0) });
  await expect(fitGraphFilter(empty, config, run())).rejects.toThrow("the 2×3 matrix is empty");
  const parts = await fitGraphFilter(matrix, config, run());
  expect(() => new FilterOperator({ ...parts, counts: new Float64Array(9) }, config)).toThrow(
    "of 140, 140, 9 items do not fit paths of 140",
  );
  for (const [wrong, message] of [
    [{ userExponent: -1 }, '"userExponent" must be a number from 0 to 1; found -1'],
    [{ sharpening: 2 }, '"sharpening" must be a number from 0 to 1; found 2'],
    [{ dimensions: 0 }, '"dimensions" must be an integer from 1 to 1024; found 0'],
    [{ lowPass: -0.1 }, '"lowPass" must be a number from 0 to'],
    [{ neighbours: 1001 }, '"neighbours" must be an integer from 0 to 1000; found 1001'],
    [{ regularisation: 0 }, '"regularisation" must be a number above 0'],
    [{ neighboursKept: 1.5 }, '"neighboursKept" must be an integer from 0'],
  ] as const) {
    expect(() => checkGraphFilterConfig({ ...config, ...wrong })).toThrow(message);
  }
});
