import { describe, expect, it } from "vitest";
import { bundleSubject } from "../../testing/bundle-subject";
import { describeRecommender } from "../../testing/contract";
import { ItemSimilarityModel } from "./model";

describeRecommender(bundleSubject("item-similarity"), { personal: true, answersStrangers: true });

describe("related items", () => {
  const factors = Float32Array.of(3, 4, 6, 8, 4, -3, 0, 0, -3, -4, 1, 0);
  const model = new ItemSimilarityModel(factors, { factors: 2, decayPerDay: 0, floor: 0 });

  it("are ordered by the cosine of their factors, whatever their length", () => {
    const { items, scores } = model.related(0, 5);
    expect([...items]).toEqual([1, 5]);
    expect(scores[0]).toBeCloseTo(1, 6);
    expect(scores[1]).toBeCloseTo(0.6, 6);
  });

  it("are never the item itself, opposites, strangers or items without behaviour", () => {
    expect([...model.related(0, 99).items].filter((i) => [0, 2, 3, 4].includes(i))).toEqual([]);
    expect(model.related(3, 5).items).toHaveLength(0);
  });

  it("of an item the model does not know are an error", () => {
    expect(() => model.related(6, 5)).toThrow("Item 6, but the model knows 6.");
  });
});
