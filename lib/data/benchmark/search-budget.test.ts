import { describe, expect, it } from "vitest";
import { SearchBudget } from "./search-budget";

const plan = { models: ["als", "popularity", "item-knn", "ease", "blend"], parameters: {}, searchMinutes: 3 };

describe("the time of a comparison's searches", () => {
  it("is shared by models that have parameters to search, and by folds", () => {
    expect(new SearchBudget(plan, 1).share()).toBe(60_000);
    expect(new SearchBudget(plan, 5).share()).toBe(12_000);
    const fixed = Object.fromEntries(
      ["regularisation", "dropout", "binary", "decayPerDay"].map((p) => [p, 1]),
    );
    expect(new SearchBudget({ ...plan, parameters: { ease: fixed } }, 1).share()).toBe(90_000);
  });

  it("that one search leaves over is for those after it, and what it overran is taken from them", () => {
    const budget = new SearchBudget(plan, 1);
    budget.spend(10_000);
    expect(budget.share()).toBe(85_000);
    budget.spend(175_000);
    expect(budget.share()).toBe(1);
  });
});
