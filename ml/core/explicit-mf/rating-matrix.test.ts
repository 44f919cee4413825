import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS } from "../data/events";
import { createHistories } from "../data/history";
import { createLog } from "../../testing/logs";
import { centreMet, centreRated, readRatings } from "./rating-matrix";
import { starsOfWeight } from "./rating-scale";
import { readHistory } from "./user-ratings";

const rated = createLog(3, 4, [
  [0, 2, "rating", 1, 2],
  [0, 2, "rating", 5, 4], // changed their mind
  [0, 1, "view", 2],
  [2, 0, "rating", 3, 1],
  [2, 3, "purchase", 3],
  [2, 3, "return", 4], // never happened
]);

describe("reading the ratings of a log", () => {
  const matrix = readRatings(rated, DEFAULT_WEIGHTS);

  it("lets the newest of a pair count and keeps what was met without one", () => {
    expect([...matrix.stars.indptr]).toEqual([0, 2, 2, 3]);
    expect([...matrix.stars.indices]).toEqual([1, 2, 0]);
    expect([...matrix.stars.values]).toEqual([0, 4, 1]);
    expect(matrix.scale).toEqual({ low: 1, high: 4, mean: 2.5, standIn: null });
  });

  it("centres them in units of a quarter of their range", () => {
    expect([...centreMet(matrix).values]).toEqual([Number.NaN, 2, -2]);
    const centred = centreRated(matrix);
    expect([...centred.values]).toEqual([2, -2]);
    expect([...centred.indptr]).toEqual([0, 1, 1, 2]);
    expect([...centred.indices]).toEqual([2, 0]);
  });

  it("of a user alone says the same as of all", () => {
    const history = createHistories(rated, DEFAULT_WEIGHTS).of(0);
    const { items, stars } = readHistory(history, matrix.scale, 4);
    expect([...items]).toEqual([2, 1]);
    expect([...stars]).toEqual([4, 0]);
  });

  it("without any takes the strongest event of a pair", () => {
    const log = createLog(1, 3, [
      [0, 0, "view", 1],
      [0, 1, "cart", 1],
      [0, 1, "view", 2],
      [0, 2, "purchase", 3],
    ]);
    const standIn = readRatings(log, DEFAULT_WEIGHTS);
    expect([...standIn.stars.values]).toEqual([1, 3, 5]);
    expect(standIn.scale.standIn).toEqual({ view: 1, purchase: 5 });
    const history = createHistories(log, DEFAULT_WEIGHTS).of(0);
    expect([...readHistory(history, standIn.scale, 3).stars]).toEqual([1, 3, 5]);
  });

  it("refuses a log that says nothing", () => {
    expect(() => readRatings(createLog(2, 3, []), DEFAULT_WEIGHTS)).toThrow("2 users and 3 items");
  });
});

it("weights of events that are all alike mean five stars", () => {
  expect(starsOfWeight(1, { view: 1, purchase: 1 })).toBe(5);
  expect(starsOfWeight(9, { view: 1, purchase: 5 })).toBe(5);
});
