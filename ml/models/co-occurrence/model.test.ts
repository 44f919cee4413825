import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS } from "../../core/data/events";
import { createRng } from "../../base/rng";
import { NO_PACE } from "../../base/pace";
import { describeRecommender } from "../../testing/contract";
import { createLog, DAY } from "../../testing/logs";
import { subjectOf } from "../../testing/subject";
import { coOccurrenceModel } from "./definition";
import { DEFAULT_CO_OCCURRENCE, fitCoOccurrence } from "./fit";

describeRecommender(subjectOf(coOccurrenceModel), { personal: true });

describe("item neighbours", () => {
  it("are what the equation says on a case done by hand", async () => {
    const log = createLog(2, 3, [
      [0, 0, "view", 1.1],
      [0, 1, "view", 1.2],
      [1, 0, "view", 1.3],
      [1, 1, "view", 1.4],
      [1, 2, "view", 1.5],
      [0, 2, "view", 3], // another day, alone
    ]);
    const config = { ...DEFAULT_CO_OCCURRENCE, normalisation: 0.5, shrinkage: 0, basketDecayPerDay: 0 };
    const { neighbours } = await fitCoOccurrence(log, DEFAULT_WEIGHTS, config, 3 * DAY);
    const row = (i: number) => [
      ...neighbours.values.subarray(neighbours.indptr[i], neighbours.indptr[i + 1]),
    ];
    const [two, three] = [1 / Math.log(4), 1 / Math.log(5)];
    expect(row(0)[0]).toBeCloseTo((two + three) / 2, 6);
    expect(row(0)[1]).toBeCloseTo(three / 2, 6);
    expect(row(2)).toEqual([row(0)[1], row(1)[1]]);
  });

  it("are fewer and weaker with a limit, shrinkage, and baskets that have aged", async () => {
    const log = createLog(3, 3, [
      [0, 0, "view", 1.1],
      [0, 1, "view", 1.2],
      [1, 0, "view", 11.1],
      [1, 2, "view", 11.2],
      [2, 0, "view", 11.3],
      [2, 2, "view", 11.4],
    ]);
    const config = { neighbours: 1, normalisation: 0.25, shrinkage: 5, basketDecayPerDay: 0.1 };
    const { neighbours } = await fitCoOccurrence(log, DEFAULT_WEIGHTS, config, 21.2 * DAY);
    expect([...neighbours.indices]).toEqual([2, 0, 0]); // of 0 the nearer one alone
    const [day2, day12] = [2, 1].map((tens) => Math.exp(-tens) / Math.log(4));
    const norm = (a: number, b: number) => ((a + 5) * (b + 5)) ** -0.25;
    expect(neighbours.values[1]).toBeCloseTo(day2 * norm(1, 3), 6);
    expect(neighbours.values[2]).toBeCloseTo(day12 * (Math.exp(0) + Math.exp(0.02)) * norm(2, 3), 6);
  });

  it("refuse parameters out of range, naming them", async () => {
    const log = createLog(2, 3, [[0, 0, "view", 1]]);
    const fit = (overrides: Record<string, number>) =>
      coOccurrenceModel.fit({ log, weights: DEFAULT_WEIGHTS, now: DAY }, overrides, {
        rng: createRng(1),
        pace: NO_PACE,
      });
    await expect(fit({ shrinkage: -5 })).rejects.toThrow('"shrinkage" must be a number from 0');
    await expect(fit({ basketDecayPerDay: -1 })).rejects.toThrow(
      '"basketDecayPerDay" must be a number from 0',
    );
    await expect(fit({ neighbours: 0 })).rejects.toThrow('"neighbours" must be an integer from 1');
  });
});
