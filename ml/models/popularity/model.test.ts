import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS, type EventLog } from "../../core/data/events";
import { createRng } from "../../base/rng";
import { NO_PACE } from "../../base/pace";
import { EMPTY_HISTORY } from "../../core/recommender";
import { describeRecommender } from "../../testing/contract";
import { subjectOf, type Subject } from "../../testing/subject";
import { popularityModel, recentPopularityModel } from "./definition";
import { createLog, DAY } from "../../testing/logs";
import { fitPopularity, fitRecentPopularity } from "./fit";
import { PopularityModel } from "./model";

describeRecommender(subjectOf(popularityModel), { personal: false, answersStrangers: true });
describeRecommender(subjectOf(recentPopularityModel), { personal: false, answersStrangers: true });

/** Items in four categories, and every fifth in none. */
function categorise(log: EventLog): EventLog {
  return { ...log, categories: Int32Array.from({ length: log.itemCount }, (_, i) => (i % 5) - 1) };
}

const recent = subjectOf(recentPopularityModel);
const byCategory: Subject = {
  ...recent,
  fit: (log, options) => recent.fit(categorise(log), options),
};
describeRecommender(byCategory, { personal: false, answersStrangers: true });

const log = createLog(3, 4, [
  [0, 0, "view", 0],
  [0, 0, "purchase", 1],
  [1, 0, "view", 2],
  [2, 1, "view", 30],
  [0, 2, "cart", 30],
  [0, 2, "remove", 31],
]);

describe("popularity", () => {
  it("counts users, not events, and nothing that was taken back", () => {
    expect([...fitPopularity(log, DEFAULT_WEIGHTS).scores]).toEqual([2, 1, 0, 0]);
  });

  it("with decay prefers the one seen lately", () => {
    const weights = { ...DEFAULT_WEIGHTS, decayPerDay: 0.1 };
    const { scores } = fitRecentPopularity(log, weights, 30 * DAY);
    const old = Math.exp(-2.9) + Math.exp(-2.8);
    const mean = (old + 1) / 4;
    expect(scores[1]).toBeCloseTo(1 + 0.1 * mean, 6);
    expect(scores[0]).toBeCloseTo(old + 0.1 * mean, 6);
  });

  it("lifts an item nobody met by what its category is worth", () => {
    const categories = Int32Array.of(0, 1, 1, 0);
    const weights = { ...DEFAULT_WEIGHTS, decayPerDay: 0 };
    const { scores } = fitRecentPopularity({ ...log, categories }, weights, 30 * DAY);
    expect([...scores].map((score) => Number(score.toFixed(4)))).toEqual([2.1, 1.05, 0.05, 0.1]);
  });

  it("smooths as far as it is told", () => {
    const categories = Int32Array.of(0, 1, 1, 0);
    const weights = { ...DEFAULT_WEIGHTS, decayPerDay: 0 };
    const smoothed = (share: number) => [
      ...fitRecentPopularity({ ...log, categories }, weights, 30 * DAY, share).scores,
    ];
    expect(smoothed(0)).toEqual([2, 1, 0, 0]);
    expect(smoothed(1)).toEqual([3, 1.5, 0.5, 1]);
  });

  it("refuses parameters out of range, naming them", async () => {
    const training = { log, weights: DEFAULT_WEIGHTS, now: 30 * DAY };
    const fit = (overrides: Record<string, number>) =>
      recentPopularityModel.fit(training, overrides, { rng: createRng(1), pace: NO_PACE });
    await expect(fit({ decayPerDay: -1 })).rejects.toThrow(
      '"decayPerDay" must be a number from 0 to 1000000',
    );
    await expect(fit({ smoothing: -0.1 })).rejects.toThrow('"smoothing" must be a number from 0 to 1000000');
  });

  it("leans towards the categories of a history", () => {
    const model = new PopularityModel("recent-popularity", Float32Array.of(3, 2, 1), Int32Array.of(0, 1, -1));
    const out = new Float32Array(3);
    model.score(
      { items: Uint32Array.of(1, 2), weights: Float32Array.of(3, 1), at: Float64Array.of(0, 0) },
      0,
      out,
    );
    expect([...out]).toEqual([3, 2 * (1 + 4 * 0.75), 1]);
    model.score(EMPTY_HISTORY, 0, out);
    expect([...out]).toEqual([3, 2, 1]);
  });

  it("reads no category out of a history that is none", () => {
    const model = new PopularityModel("recent-popularity", Float32Array.of(3, 2), Int32Array.of(0, 1));
    const ask = (item: number, weight: number) => () =>
      model.score(
        { items: Uint32Array.of(item), weights: Float32Array.of(weight), at: Float64Array.of(0) },
        0,
        new Float32Array(2),
      );
    expect(ask(2, 1)).toThrow("History entry 0: item 2, but the model knows 2.");
    expect(ask(1, Number.NaN)).toThrow("History entry 0: weight NaN");
  });

  it("refuses categories that do not fit its items", () => {
    expect(() => new PopularityModel("popularity", new Float32Array(2), new Int32Array(3))).toThrow(
      "3 categories for 2 items.",
    );
  });
});
