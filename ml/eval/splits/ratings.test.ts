import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS } from "../../core/data/events";
import { createRng } from "../../base/rng";
import { createLog } from "../../testing/logs";
import { createFolds } from "./create-folds";

describe("ratings", () => {
  it("of the test part are held out with their stars and the past of who gave them", () => {
    const log = createLog(2, 3, [
      [0, 0, "rating", 1, 5],
      [1, 1, "rating", 2, 3],
      [0, 1, "rating", 3, 2],
      [1, 2, "rating", 4, 4],
    ]);
    const [{ ratings }] = createFolds(log, { kind: "leave-last-out" }, DEFAULT_WEIGHTS, createRng(1));
    expect([ratings?.users, ratings?.items, ratings?.stars]).toEqual([
      Uint32Array.of(0, 1),
      Uint32Array.of(1, 2),
      Float32Array.of(2, 4),
    ]);
    expect(ratings?.histories.of(0).stars).toEqual(Float32Array.of(5));
  });

  it("are none where nobody rated", () => {
    const log = createLog(2, 3, [
      [0, 0, "view", 1],
      [1, 1, "view", 2],
      [0, 1, "view", 3],
    ]);
    expect(createFolds(log, { kind: "leave-last-out" }, DEFAULT_WEIGHTS, createRng(1))[0].ratings).toBeNull();
  });
});
