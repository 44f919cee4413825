import { describe, expect, it } from "vitest";
import { buildCsr, type Csr } from "../../linalg/sparse/csr";
import { createRng } from "../../base/rng";
import { describeRecommender } from "../../testing/contract";
import { createRandomMatrix } from "../../testing/random-matrix";
import { subjectOf } from "../../testing/subject";
import { checkItemKnnConfig, DEFAULT_ITEM_KNN } from "./config";
import { itemKnnModel } from "./definition";
import { fitItemKnn } from "./fit";
import { weighRows } from "../../core/neighbours/term-weights";

describeRecommender(subjectOf(itemKnnModel), { personal: true });
describeRecommender(
  subjectOf(itemKnnModel, { weighting: "tf-idf", binary: false, decayPerDay: 0.1, similarityPower: 2 }),
  { personal: true },
);

function toDense({ rows, columns, indptr, indices, values }: Csr): number[][] {
  return Array.from({ length: rows }, (_, r) => {
    const cells = new Array<number>(columns).fill(0);
    for (let e = indptr[r]; e < indptr[r + 1]; e++) cells[indices[e]] = values[e];
    return cells;
  });
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i], 0);
const plain = { ...DEFAULT_ITEM_KNN, weighting: "plain" as const, candidateNorm: 1 };

describe("weights of pairs", () => {
  const matrix = buildCsr(2, 2, { rows: [0, 0, 1], columns: [0, 1, 0], values: Float32Array.of(4, 1, 1) });

  it("as tf-idf and as BM25 are those of a case done by hand", () => {
    const [both, one] = [Math.log(1 + 0.5 / 2.5), Math.log(1 + 1.5 / 1.5)];
    const tfIdf = weighRows(matrix, { weighting: "tf-idf", k1: 1, b: 1 });
    expect([...tfIdf.values]).toEqual([2 * both, one, both].map(Math.fround));
    const bm25 = weighRows(matrix, { weighting: "bm25", k1: 2, b: 1 }); // lengths 5 and 1, mean 3
    const wanted = [(12 / (4 + 10 / 3)) * both, (3 / (1 + 10 / 3)) * one, (3 / (1 + 2 / 3)) * both];
    bm25.values.forEach((value, e) => expect(value).toBeCloseTo(wanted[e], 6));
  });
});

describe("item neighbours over users", () => {
  const matrix = createRandomMatrix(30, 20, 0.2, createRng(5));
  const columns = toDense(matrix)[0].map((_, i) => toDense(matrix).map((row) => row[i]));
  const length = (i: number) => Math.sqrt(dot(columns[i], columns[i]));

  it("are the cosine where both norms are 1", async () => {
    const similar = toDense(await fitItemKnn(matrix, plain));
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 20; j++) {
        const wanted = i === j ? 0 : dot(columns[i], columns[j]) / (length(i) * length(j) || 1);
        expect(similar[i][j]).toBeCloseTo(wanted, 5);
      }
    }
  });

  it("are what the equation says with exponents, shrinkage and a limit", async () => {
    const changes = {
      historyNorm: 0.4,
      candidateNorm: 1.3,
      shrinkage: 3,
      similarityPower: 1.7,
      neighbours: 4,
    };
    const similar = toDense(await fitItemKnn(matrix, { ...plain, ...changes }));
    for (let j = 0; j < 20; j++) {
      const row = columns.map((column, i) => {
        const [gamma, eta] = [1.3, 0.4];
        const shrunk = length(j) ** gamma * length(i) ** gamma + 3;
        return i === j ? 0 : ((dot(column, columns[j]) * length(j) ** (gamma - eta)) / shrunk) ** 1.7 || 0;
      });
      const limit = [...row].sort((a, b) => b - a)[3];
      row.forEach((score, i) => expect(similar[j][i]).toBeCloseTo(score >= limit ? score : 0, 4));
    }
  });

  it("of a catalog nobody has touched are none", async () => {
    const none = await fitItemKnn(
      buildCsr(3, 4, { rows: [], columns: [], values: new Float32Array(0) }),
      plain,
    );
    expect([none.rows, none.indices.length]).toEqual([4, 0]);
  });

  it("refuse parameters out of range, naming them", () => {
    const check = (changes: object) => () => checkItemKnnConfig({ ...plain, ...changes });
    expect(check({ weighting: "okapi" })).toThrow('one of plain, tf-idf, bm25; found "okapi"');
    expect(check({ neighbours: 1.5 })).toThrow(
      '"neighbours" must be an integer from 1 to 1000000; found 1.5',
    );
    expect(check({ candidateNorm: -0.1 })).toThrow(
      '"candidateNorm" must be a number from 0 to 3; found -0.1',
    );
    expect(check({ b: 2 })).toThrow('"b" must be a number from 0 to 1; found 2');
    expect(check({ floor: 2 })).toThrow('"floor" must be 0 to 1');
  });
});
