import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS } from "../data/events";
import { describeRecommender } from "../testing/contract";
import { createLog, DAY } from "../testing/logs";
import { subjectOf } from "../testing/subject";
import { itemKnnModel } from "./definition";
import { DEFAULT_ITEM_KNN, fitItemKnn } from "./fit";

describeRecommender(subjectOf(itemKnnModel), { personal: true });

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
    const config = { ...DEFAULT_ITEM_KNN, normalisation: 0.5, shrinkage: 0, basketDecayPerDay: 0 };
    const { neighbours } = await fitItemKnn(log, DEFAULT_WEIGHTS, config, 3 * DAY);
    const row = (i: number) => [
      ...neighbours.values.subarray(neighbours.indptr[i], neighbours.indptr[i + 1]),
    ];
    const [two, three] = [1 / Math.log(4), 1 / Math.log(5)];
    expect(row(0)[0]).toBeCloseTo((two + three) / 2, 6);
    expect(row(0)[1]).toBeCloseTo(three / 2, 6);
    expect(row(2)).toEqual([row(0)[1], row(1)[1]]);
  });
});
