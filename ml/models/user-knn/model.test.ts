import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS } from "../../core/data/events";
import { WEIGHTINGS } from "../../core/neighbours/term-weights";
import { NO_PACE } from "../../base/pace";
import { createRng } from "../../base/rng";
import { describeRecommender } from "../../testing/contract";
import { createLog } from "../../testing/logs";
import { createRandomMatrix } from "../../testing/random-matrix";
import { subjectOf } from "../../testing/subject";
import { DEFAULT_USER_KNN, type UserKnnConfig } from "./config";
import { userKnnModel } from "./definition";
import { UserKnnModel } from "./model";

describeRecommender(subjectOf(userKnnModel), { personal: true });
describeRecommender(
  subjectOf(userKnnModel, { weighting: "tf-idf", binary: false, decayPerDay: 0.1, similarityPower: 2 }),
  { personal: true },
);

const NOW = 0;
const historyOf = (items: readonly number[], weights = items.map(() => 1)) => ({
  items: Uint32Array.from(items),
  weights: Float32Array.from(weights),
  at: new Float64Array(items.length),
});

function scoresOf(model: UserKnnModel, history: ReturnType<typeof historyOf>): Float32Array {
  const out = new Float32Array(model.itemCount).fill(Number.NaN);
  model.score(history, NOW, out);
  return out;
}

/** README.md written down with dense rows. */
function scoreLiterally(model: UserKnnModel, row: readonly number[], config: UserKnnConfig): number[] {
  const { rows, columns, indptr, indices, values } = model.met;
  const dense = Array.from({ length: rows }, (_, v) => {
    const cells = new Array<number>(columns).fill(0);
    for (let e = indptr[v]; e < indptr[v + 1]; e++) cells[indices[e]] = values[e];
    return cells;
  });
  const sum = (cells: readonly number[]) => cells.reduce((total, cell) => total + cell, 0);
  const filled = dense.filter((cells) => sum(cells) > 0);
  const mean = sum(filled.map(sum)) / filled.length;
  const weigh = (cells: readonly number[]) =>
    cells.map((x, c) => {
      const n = filled.filter((other) => other[c] > 0).length;
      const idf = Math.log(1 + (filled.length - n + 0.5) / (n + 0.5));
      if (config.weighting === "plain" || x === 0) return x;
      if (config.weighting === "tf-idf") return Math.sqrt(x) * idf;
      const { k1, b } = config;
      return ((x * (k1 + 1)) / (x + k1 * (1 - b + (b * sum(cells)) / mean))) * idf;
    });
  const u = weigh(row);
  const near = dense
    .map((cells) => {
      const v = weigh(cells);
      const dot = sum(v.map((x, c) => x * u[c]));
      const length = Math.sqrt(sum(v.map((x) => x * x)));
      return { cells, similarity: dot > 0 ? dot / (length ** config.neighbourNorm + config.shrinkage) : 0 };
    })
    .filter(({ similarity }) => similarity > 0)
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, config.neighbours);
  return row.map((_, c) =>
    sum(near.map(({ cells, similarity }) => similarity ** config.similarityPower * cells[c])),
  );
}

describe("user neighbours", () => {
  const met = createRandomMatrix(40, 25, 0.15, createRng(3));

  it.each(WEIGHTINGS)("are what the equation says, weighed as %s", (weighting) => {
    const changes = { weighting, neighbours: 6, neighbourNorm: 0.7, shrinkage: 0.5, similarityPower: 1.5 };
    const config = { ...DEFAULT_USER_KNN, ...changes, binary: false };
    const model = new UserKnnModel(met, config);
    for (const items of [[1, 4, 9], [0], [24, 3, 3, 17]]) {
      const row = new Array<number>(25).fill(0);
      for (const item of items) row[item] += 2;
      const wanted = scoreLiterally(model, row, config);
      const scores = scoresOf(
        model,
        historyOf(
          items,
          items.map(() => 2),
        ),
      );
      wanted.forEach((score, i) => expect(scores[i]).toBeCloseTo(score, 4));
    }
  });

  it("answer for a user of no training: whoever met the same", async () => {
    const subject = subjectOf(userKnnModel);
    const log = {
      userCount: 3,
      itemCount: 5,
      length: 5,
      users: Uint32Array.of(0, 0, 1, 1, 2),
      items: Uint32Array.of(0, 1, 2, 3, 4),
      kinds: new Uint8Array(5),
      values: new Float32Array(5).fill(1),
      at: new Float64Array(5),
    };
    const model = (await subject.fit(log, { seed: 1 })).model;
    const out = new Float32Array(5);
    model.score(historyOf([0]), NOW, out);
    expect([...out].map((score) => score > 0)).toEqual([true, true, false, false, false]);
  });

  it("stay finite for a history that has all but decayed", () => {
    const model = new UserKnnModel(met, { ...DEFAULT_USER_KNN, decayPerDay: 1, shrinkage: 0 });
    for (const days of [300, 700, 745, 800]) {
      const history = { ...historyOf([1, 4]), at: new Float64Array(2).fill(-days * 86_400_000) };
      const scores = new Float32Array(25);
      model.score(history, NOW, scores);
      expect([...scores, ...model.explain(history, 9, NOW)].every(Number.isFinite)).toBe(true);
    }
  });

  it("are none of weights below 0", () => {
    const values = met.values.map((value, e) => (e === 3 ? -value : value));
    expect(() => new UserKnnModel({ ...met, values }, DEFAULT_USER_KNN)).toThrow("Entry 3 of what users met");
  });

  it("stay finite where the past of a user has all but decayed", () => {
    const { indptr, indices, values } = met;
    const faded = values.map((value, e) => (e < indptr[20] ? value * 1e-36 : value));
    const config = { ...DEFAULT_USER_KNN, binary: false, neighbourNorm: 2, similarityPower: 4 };
    const model = new UserKnnModel({ ...met, values: faded }, { ...config, weighting: "plain" });
    const history = historyOf([...indices.subarray(0, indptr[5])]);
    expect(scoresOf(model, history).every(Number.isFinite)).toBe(true);
    expect(model.explain(history, 9, NOW).every(Number.isFinite)).toBe(true);
  });

  it("refuse parameters out of range, naming them", async () => {
    const subject = (overrides: Record<string, number | string>) =>
      userKnnModel.fit(
        {
          log: createLog(1, 1, [[0, 0, "remove", 0]]), // an event, but none that counts
          weights: DEFAULT_WEIGHTS,
          now: 0,
        },
        overrides,
        { rng: createRng(1), pace: NO_PACE },
      );
    await expect(subject({ weighting: "bm-25" })).rejects.toThrow('plain, tf-idf, bm25; found "bm-25"');
    await expect(subject({ neighbours: 0 })).rejects.toThrow(
      '"neighbours" must be an integer from 1 to 1000000; found 0',
    );
    await expect(subject({ k1: 0 })).rejects.toThrow('"k1" must be a number above 0 to 1000000; found 0');
    await expect(subject({ shrinkage: -1 })).rejects.toThrow(
      '"shrinkage" must be a number from 0 to 1000000000; found -1',
    );
    const { model } = await subject({});
    const out = new Float32Array(1).fill(Number.NaN);
    model.score(historyOf([0]), NOW, out);
    expect([...out]).toEqual([0]); // nobody was met, so nobody is like this
  });
});
