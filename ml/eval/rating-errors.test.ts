import { expect, it } from "vitest";
import { DEFAULT_WEIGHTS } from "../core/data/events";
import { createRng } from "../base/rng";
import { NO_PACE } from "../base/pace";
import type { Recommender } from "../core/recommender";
import { createLog } from "../testing/logs";
import { measureModel } from "./measure";
import { createFixedFold } from "./splits/given";

const train = createLog(2, 3, [
  [0, 0, "rating", 1, 4],
  [1, 1, "rating", 2, 2],
]);
const test = createLog(2, 3, [
  [0, 1, "rating", 3, 5],
  [0, 2, "rating", 3, 1],
  [1, 2, "rating", 4, 3],
]);
const byRule: Recommender = {
  kind: "by-rule",
  itemCount: 3,
  score: (_history, _now, out) => out.fill(0),
  rate: ({ stars }, out) => out.fill(stars?.[0] ?? 0), // the user's first rating
};

it("errors of stars are over ratings, and their intervals over users", async () => {
  const fold = createFixedFold(train, test, DEFAULT_WEIGHTS);
  const bootstrap = { samples: 50, rng: createRng(1) };
  const { measurements } = await measureModel(byRule, fold, { ks: [1], bootstrap }, NO_PACE);
  const [rmse, mae] = measurements.slice(-2);
  // Predicted 4, 4 and 2 for 5, 1 and 3.
  expect([rmse.metric, mae.metric]).toEqual(["rmse", "mae"]);
  expect(rmse.value).toBeCloseTo(Math.sqrt((1 + 9 + 1) / 3), 12);
  expect(mae.value).toBeCloseTo((1 + 3 + 1) / 3, 12);
  // Resamples are both users, the first twice, or the second twice.
  expect(rmse.low).toBeCloseTo(1, 12);
  expect(rmse.high).toBeCloseTo(Math.sqrt(5), 12);
});

it("models that do not rate have none", async () => {
  const fold = createFixedFold(train, test, DEFAULT_WEIGHTS);
  const { measurements } = await measureModel({ ...byRule, rate: undefined }, fold, { ks: [1] }, NO_PACE);
  expect(measurements.map(({ metric }) => metric)).not.toContain("rmse");
});
