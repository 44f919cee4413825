import { describe, expect, it } from "vitest";
import { chooseModel } from "./choose";
import type { ComparisonRow } from "./comparison";

const metrics = (recall: number, ndcg: number, users = 50) => ({
  recall,
  ndcg,
  hr: 0,
  coverage: 0,
  users,
});

function row(
  model: string,
  validation: readonly [number, number, number?],
  test: readonly [number, number, number?],
): ComparisonRow {
  return { model, validation: metrics(...validation), test: metrics(...test), seconds: 0 };
}

const popularity = row("popularity", [0.1, 0.1], [0.1, 0.1]);

describe("the choice", () => {
  it("is the best on validation that beats popularity on both sides", () => {
    const rows = [popularity, row("als", [0.2, 0.2], [0.2, 0.2]), row("blend", [0.3, 0.25], [0.15, 0.15])];
    const { chosen, reason } = chooseModel(rows, 20);
    expect(chosen).toBe("blend");
    expect(reason).toBe(
      "blend serves because it is the best on validation (Recall@20 0.3000, NDCG@20 0.2500; popularity " +
        "Recall@20 0.1000, NDCG@20 0.1000) and it beats popularity on test too (Recall@20 0.1500, NDCG@20 " +
        "0.1500; popularity Recall@20 0.1000, NDCG@20 0.1000).",
    );
  });

  it("passes over a winner of validation that fails on test, and says so", () => {
    const rows = [popularity, row("als", [0.2, 0.2], [0.2, 0.2]), row("blend", [0.3, 0.3], [0.3, 0.1])];
    const { chosen, reason } = chooseModel(rows, 20);
    expect(chosen).toBe("als");
    expect(reason).toContain(
      "blend (test Recall@20 0.3000, NDCG@20 0.1000) did better on validation but not",
    );
  });

  it("is never a model that lost to popularity on validation, however good on test", () => {
    const rows = [popularity, row("als", [0.2, 0.05], [0.9, 0.9]), row("blend", [0.1, 0.2], [0.9, 0.9])];
    const { chosen, reason } = chooseModel(rows, 20);
    expect(chosen).toBe("popularity");
    expect(reason).toContain("no model beat it in both measures on validation");
  });

  it("is popularity when all that were ahead fall behind on test", () => {
    const { chosen, reason } = chooseModel([popularity, row("als", [0.2, 0.2], [0.1, 0.2])], 20);
    expect(chosen).toBe("popularity");
    expect(reason).toContain(
      "als, the best on validation, and all others ahead there fell behind it on test",
    );
  });

  it("is popularity when nobody can be asked", () => {
    const none = [0, 0, 0] as const;
    const rows = [row("popularity", none, none), row("als", none, none)];
    expect(chooseModel(rows, 20)).toEqual({
      chosen: "popularity",
      reason:
        "popularity serves because too few users came back to compare models on: 0 on validation, 0 on test.",
    });
    expect(chooseModel([], 20).chosen).toBe("popularity");
  });
});
