import { describe, expect, it } from "vitest";
import { alsModel } from "../../models/als/definition";
import { AlsModel } from "../../models/als/model";
import { describeRecommender } from "../../testing/contract";
import { subjectOf, type Subject } from "../../testing/subject";
import type { Recommender } from "../recommender";
import { ItemSimilarityModel } from "./model";

/** The similarity of the factors of a fitted factorisation. */
function similarityOf(model: Recommender): ItemSimilarityModel {
  if (!(model instanceof AlsModel)) throw new TypeError("Factors are needed.");
  return new ItemSimilarityModel(model.factors, model.config);
}

const factorisation = subjectOf(alsModel, { factors: 8, iterations: 12 });
const subject: Subject = {
  kind: "item-similarity",
  async fit(log, options) {
    const fitted = await factorisation.fit(log, options);
    return { model: similarityOf(fitted.model), encode: () => fitted.encode() };
  },
  load: (bytes) => similarityOf(factorisation.load(bytes)),
};

describeRecommender(subject, { personal: true });

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

  it("of several items point the way of their sum, without any of them", () => {
    const { items, scores } = model.relatedTo(Uint32Array.of(0, 2), 5);
    expect([...items]).toEqual([5, 1]);
    expect(scores[0]).toBeCloseTo(0.6 + 0.8, 6);
    expect(scores[1]).toBeCloseTo(1, 6);
  });

  it("of an item the model does not know are an error", () => {
    expect(() => model.related(6, 5)).toThrow("Item 6, but the model knows 6.");
  });
});
