import { expect, it } from "vitest";
import { buildCsr } from "../../linalg/sparse/csr";
import { DEFAULT_WEIGHTS } from "../../core/data/events";
import { createHistories } from "../../core/data/history";
import { createRng } from "../../base/rng";
import { NO_PACE } from "../../base/pace";
import { createTasteLog } from "../../testing/logs";
import { createRandomMatrix } from "../../testing/random-matrix";
import { alsModel } from "./definition";
import { holdOut } from "./hold-out";

const matrix = createRandomMatrix(60, 50, 0.2, createRng(3));

it("takes at most one entry from a row, and none from short ones", () => {
  const { rest } = holdOut(matrix, createRng(1));
  for (let r = 0; r < matrix.rows; r++) {
    const before = [...matrix.indices.subarray(matrix.indptr[r], matrix.indptr[r + 1])];
    const after = [...rest.indices.subarray(rest.indptr[r], rest.indptr[r + 1])];
    expect(before).toEqual(expect.arrayContaining(after));
    expect(before.length - after.length).toBe(before.length >= 5 && before.length <= 25 ? 1 : 0);
  }
  expect(rest.values).toHaveLength(rest.indptr[60]);
});

it("finds factors perfect that put what was held out first, and worthless those that put it last", () => {
  const { rest, validate } = holdOut(matrix, createRng(1));
  // One factor per column and its own vector per row: score 1 for what the row had, 0 for all else.
  const identity = Float32Array.from({ length: 2500 }, (_, i) => (i % 51 === 0 ? 1 : 0));
  const wanted = new Float32Array(60 * 50);
  for (let r = 0; r < 60; r++) {
    for (let e = matrix.indptr[r]; e < matrix.indptr[r + 1]; e++) wanted[r * 50 + matrix.indices[e]] = 1;
  }
  const spectrum = new Float64Array(50);
  const result = { factors: identity, rowFactors: wanted, spectrum, iterations: 1 };
  expect(validate(result)).toBe(1);
  expect(validate({ ...result, rowFactors: wanted.map((value) => -value) })).toBeCloseTo(
    1 / Math.log2(102),
    9,
  );
  expect(rest.indices.length).toBeLessThan(matrix.indices.length);
  expect(() => validate({ factors: identity, spectrum, iterations: 1 })).toThrow("keepRows");
});

it("says when no row has an entry to spare", () => {
  const short = buildCsr(2, 9, { rows: [0, 1], columns: [1, 2], values: Float32Array.of(1, 1) });
  expect(() => holdOut(short, createRng(1))).toThrow('set "patience" to 0');
});

it("ends the training of a model before it has run all iterations", async () => {
  const log = createTasteLog(60, 4, 12, 7);
  const done: number[] = [];
  const training = { log, weights: DEFAULT_WEIGHTS, now: log.at[log.length - 1] };
  const run = { rng: createRng(1), pace: NO_PACE };
  const config = { factors: 8, iterations: 200, patience: 3 };
  await alsModel.fit(training, config, { ...run, onProgress: (fraction) => done.push(fraction) });
  expect(done.length).toBeLessThan(2 * 2 * 100);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(done.at(-1)).toBe(1);
});

it("then learns from everything, what was held out included", async () => {
  const log = createTasteLog(60, 4, 12, 7);
  const training = { log, weights: DEFAULT_WEIGHTS, now: log.at[log.length - 1] };
  const iterations: number[] = [];
  const onProgress = (fraction: number) => void iterations.push(fraction);
  const fit = (patience: number, most: number, seed: number) =>
    alsModel.fit(
      training,
      { factors: 8, iterations: most, patience },
      { rng: createRng(seed), pace: NO_PACE, onProgress },
    );
  const stopped = await fit(3, 200, 1);
  const second = iterations.findIndex((fraction) => fraction > 0.5);
  const chosen = (iterations.length - second) / 2;
  // The start of both runs is drawn first, and every model draws its start first.
  const whole = await fit(0, chosen, createRng(1).integer(0x7fffffff));
  const [a, b] = [stopped, whole].map(({ model }) => {
    const scores = new Float32Array(log.itemCount);
    model.score(createHistories(log, DEFAULT_WEIGHTS).of(3), training.now, scores);
    return scores;
  });
  expect(a).toEqual(b);
});
