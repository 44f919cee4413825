import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS } from "../data/events";
import { createLog, type TestEvent } from "../testing/logs";
import { fitCoPurchase } from "./fit";

/** Baskets as lists of products, one shopper and day each. */
const baskets = (contents: readonly number[][]): TestEvent[] =>
  contents.flatMap((products, i) => products.map((product): TestEvent => [i, product, "purchase", i]));

const config = { support: 2, discount: 0, neighbours: 10 };

describe("bought together", () => {
  const log = createLog(6, 5, [
    ...baskets([[0, 1], [0, 1], [0, 2], [2, 3], [2, 3], [2]]),
    [5, 4, "view", 5],
    [5, 0, "view", 5],
  ]);

  it("is lift over baskets, worked out by hand", async () => {
    const model = await fitCoPurchase(log, DEFAULT_WEIGHTS, config);
    const { products, scores } = model.related(Uint32Array.of(0), 9);
    expect([...products]).toEqual([1]); // 0 and 2 meet once: below the floor; 4 was only looked at
    expect(scores[0]).toBeCloseTo((2 * 6) / (3 * 2), 6);
  });

  it("leaves out pairs that meet no more often than chance", async () => {
    const always = createLog(
      4,
      2,
      baskets([
        [0, 1],
        [0, 1],
        [0, 1],
        [0, 1],
      ]),
    );
    const model = await fitCoPurchase(always, DEFAULT_WEIGHTS, config);
    expect(model.related(Uint32Array.of(0), 9).products).toHaveLength(0);
  });

  it("adds up over a basket and never offers what is in it", async () => {
    const model = await fitCoPurchase(log, DEFAULT_WEIGHTS, config);
    expect([...model.related(Uint32Array.of(0, 2), 9).products].sort()).toEqual([1, 3]);
    expect([...model.related(Uint32Array.of(0, 1), 9).products]).toEqual([]);
    expect(model.related(new Uint32Array(0), 9).products).toHaveLength(0);
  });

  it("keeps a discounted part of the lift of rare pairs", async () => {
    const model = await fitCoPurchase(log, DEFAULT_WEIGHTS, { ...config, discount: 2 });
    expect(model.related(Uint32Array.of(0), 9).scores[0]).toBeCloseTo(2 * (2 / 4), 6);
  });

  it("of an unknown product is an error", async () => {
    const model = await fitCoPurchase(log, DEFAULT_WEIGHTS, config);
    expect(() => model.related(Uint32Array.of(5), 3)).toThrow("Product 5, but the model knows 5.");
  });
});
