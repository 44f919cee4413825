import { describe, expect, it } from "vitest";
import { readStoredMetrics } from "./stored-metrics";

/** As versions of the first format were stored: shoppers instead of users, a duel, tuned parameters. */
const OLD = {
  comparison: {
    k: 20,
    split: { trainEvents: 10, validationEvents: 2, testEvents: 3, validationFrom: 5, testFrom: null },
    rows: [
      {
        model: "als",
        validation: { recall: 0.1, ndcg: 0.2, hr: 0.3, coverage: 0.4, shoppers: 50 },
        test: { recall: 0.11, ndcg: 0.21, hr: 0.31, coverage: 0.41, shoppers: 60 },
        seconds: 1.5,
      },
    ],
    chosen: "als",
    reason: "als serves because it is the best on validation.",
    tuned: { als: { decayPerDay: 0.05 }, blend: [0.5, 0, 0.5] },
  },
  duel: {
    liveId: "v0",
    on: "since",
    live: { recall: 0.1, ndcg: 0.2, hr: 0.3, coverage: 0.4, shoppers: 33 },
    newcomer: { recall: 0.2, ndcg: 0.3, hr: 0.4, coverage: 0.5, shoppers: 33 },
  },
  decision: { promote: true, reason: "Promoted." },
  snapshot: { events: 15, shoppers: 7, products: 3, newestAt: "2026-01-01T00:00:00.000Z" },
};

describe("what a version was stored with", () => {
  it("is read of the first format, under today's names", () => {
    const { comparison, champion, decision, snapshot } = readStoredMetrics(OLD);
    expect(comparison.rows[0]).toEqual({
      model: "als",
      parameters: {},
      validation: { recall: 0.1, ndcg: 0.2, hr: 0.3, coverage: 0.4, users: 50 },
      test: { recall: 0.11, ndcg: 0.21, hr: 0.31, coverage: 0.41, users: 60 },
      trials: 0,
      seconds: 1.5,
    });
    expect([comparison.chosen, comparison.recipe, comparison.skipped]).toEqual(["als", null, []]);
    expect(champion).toMatchObject({
      championId: "v0",
      on: "since",
      champion: { users: 33 },
      challenger: { users: 33, ndcg: 0.3 },
      difference: null,
    });
    expect([decision, snapshot]).toEqual([OLD.decision, OLD.snapshot]);
  });

  it("of today is read as it is, and again as it was read", () => {
    const today = readStoredMetrics({
      ...OLD,
      duel: undefined,
      champion: null,
      comparison: {
        ...OLD.comparison,
        overPopularity: { mean: 0.1, low: 0, high: 0.2, cases: 9 },
        recipe: {
          parts: { als: { kind: "als", parameters: { factors: 8 } } },
          roles: { ranker: [{ part: "als", weight: 1 }], similar: [], together: [], popular: [] },
        },
      },
    });
    expect(today.comparison.recipe?.parts.als?.parameters).toEqual({ factors: 8 });
    expect(readStoredMetrics(JSON.parse(JSON.stringify(today)))).toEqual(today);
  });

  it.each([[null], [{}], ["text"], [{ comparison: 7 }], [{ comparison: { rows: "none" } }]])(
    "never fails a page: %j",
    (stored) => {
      expect(readStoredMetrics(stored).comparison.rows).toEqual([]);
    },
  );
});
