import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS } from "../data/events";
import { createLog, DAY } from "../../testing/logs";
import { collectBaskets } from "./baskets";

describe("baskets", () => {
  const log = createLog(3, 4, [
    [1, 3, "purchase", 0.1],
    [0, 2, "view", 0.2],
    [1, 0, "view", 0.3],
    [1, 3, "view", 0.9],
    [1, 1, "purchase", 1.2],
    [0, 1, "cart", 1.5],
    [0, 1, "remove", 1.6],
    [2, 2, "purchase", 1.7],
  ]);
  const rowsOf = ({ contents, at }: ReturnType<typeof collectBaskets>) =>
    Array.from(at, (time, basket) => [
      time / DAY,
      ...contents.indices.subarray(contents.indptr[basket], contents.indptr[basket + 1]),
    ]);

  it("hold what one user touched on one day, each item once, and the time of the last of it", () => {
    const baskets = collectBaskets(log, DEFAULT_WEIGHTS);
    expect(rowsOf(baskets)).toEqual([
      [0.2, 2],
      [0.9, 0, 3],
      [1.2, 1],
      [1.7, 2],
    ]);
    expect(baskets.contents).toMatchObject({ rows: 4, columns: 4, values: new Float32Array(5).fill(1) });
  });

  it("of one kind leave the others out", () => {
    expect(rowsOf(collectBaskets(log, DEFAULT_WEIGHTS, "purchase"))).toEqual([
      [0.1, 3],
      [1.2, 1],
      [1.7, 2],
    ]);
  });

  it("are none where nothing happened, and of nobody that is not there", () => {
    expect(collectBaskets(createLog(2, 2, []), DEFAULT_WEIGHTS).at).toHaveLength(0);
    expect(() => collectBaskets({ ...log, itemCount: 3 }, DEFAULT_WEIGHTS)).toThrow(
      "Event 0: item 3, but there are only 3.",
    );
    expect(() => collectBaskets({ ...log, userCount: 2 }, DEFAULT_WEIGHTS)).toThrow("user 2");
  });
});
