import { describe, expect, it } from "vitest";
import { selectSources, type Selection } from "./select-sources";

/** Quality of weights spread over sources by name: what `rate` makes of them. */
const measureBy =
  (rate: (weightOf: (source: number) => number) => number) =>
  async ({ sources, weights }: Selection) =>
    rate((source) => weights[sources.indexOf(source)] ?? 0);

const each = (source: number): unknown => source;

describe("the selection of sources", () => {
  it("takes those that go together, and no more than are worth it", async () => {
    // 1 and 3 know half of it each; the others know nothing.
    const measure = measureBy((w) => 1 - Math.abs(w(1) - 0.5) - Math.abs(w(3) - 0.5));
    const { sources, weights } = await selectSources({ count: 5, most: 4, groupOf: each, measure });
    expect(sources.toSorted()).toEqual([1, 3]);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    for (const weight of weights) expect(weight).toBeCloseTo(0.5, 1);
  });

  it("gives up what was picked first where others go better together", async () => {
    // 0 is the best alone; 1 and 2 together are better than anything with 0.
    const measure = measureBy(
      (w) => 0.5 * w(0) + 0.3 * (w(1) + w(2)) + 2 * w(1) * w(2) + 0.6 * Math.min(w(0), w(1)),
    );
    const { sources } = await selectSources({ count: 3, most: 2, groupOf: each, measure });
    expect(sources.toSorted()).toEqual([1, 2]);
  });

  it("takes one source of a group and the given number at most", async () => {
    const measure = measureBy((w) => [0, 1, 2, 3, 4].reduce((sum, i) => sum + Math.sqrt(w(i)), 0));
    const groupOf = (source: number) => ["a", "a", "b", "b", "c"][source];
    const select = (most: number) => selectSources({ count: 5, most, groupOf, measure });
    expect(new Set((await select(5)).sources.map(groupOf))).toEqual(new Set(["a", "b", "c"]));
    expect((await select(5)).sources).toHaveLength(3);
    expect((await select(2)).sources).toHaveLength(2);
  });

  it("is a single source where all are worthless", async () => {
    const measure = async () => 0;
    const { sources, weights } = await selectSources({ count: 3, most: 2, groupOf: each, measure });
    expect([sources, weights]).toEqual([[0], [1]]);
  });
});
