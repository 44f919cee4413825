import { describe, expect, it } from "vitest";
import { chooseModel } from "./choose";

const metrics = (recall: number, ndcg: number, users = 50) => ({
  recall,
  ndcg,
  hr: 0,
  coverage: 0,
  users,
});

const row = (model: string, recall: number, ndcg: number, users?: number) => ({
  model,
  validation: metrics(recall, ndcg, users),
});

const popularity = row("popularity", 0.1, 0.1);

describe("the choice", () => {
  it("is the model of the highest NDCG on validation, and says the figures", () => {
    const rows = [popularity, row("als", 0.2, 0.2), row("blend", 0.3, 0.25)];
    expect(chooseModel(rows, 20)).toEqual({
      chosen: "blend",
      reason:
        "The blend was chosen because it did best on validation: NDCG@20 0.2500, capped recall@20 0.3000, against " +
        "NDCG@20 0.1000, capped recall@20 0.1000 for popularity.",
    });
  });

  it("is one model rather than a blend that is no better, for it answers faster", () => {
    expect(chooseModel([popularity, row("als", 0.2, 0.2), row("blend", 0.2, 0.2005)], 20).chosen).toBe("als");
    expect(chooseModel([popularity, row("als", 0.2, 0.2), row("blend", 0.2, 0.21)], 20).chosen).toBe("blend");
  });

  it("is popularity when nothing did better", () => {
    const { chosen, reason } = chooseModel([popularity, row("als", 0.2, 0.05)], 20);
    expect(chosen).toBe("popularity");
    expect(reason).toBe(
      "Popularity was chosen because no model did better on validation (NDCG@20 0.1000, capped recall@20 0.1000).",
    );
  });

  it("is popularity when too few came back, whatever the figures", () => {
    const few = [row("popularity", 0, 0, 4), row("als", 1, 1, 4)];
    expect(chooseModel(few, 20)).toEqual({
      chosen: "popularity",
      reason:
        "Popularity was chosen because only 4 users came back in the validation part, too few to compare models on.",
    });
    expect(chooseModel([], 20).chosen).toBe("popularity");
  });
});
