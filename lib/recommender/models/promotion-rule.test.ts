import { describe, expect, it } from "vitest";
import type { Comparison, Metrics } from "@/ml/index";
import type { Duel } from "./model-version";
import { decidePromotion, FEWEST_SHOPPERS } from "./promotion-rule";

const metrics = (recall: number, ndcg = recall, shoppers = 500): Metrics => ({
  recall,
  ndcg,
  hr: recall,
  coverage: 0.5,
  users: shoppers,
});

function comparison(chosen: Metrics, popularity: Metrics, name = "als"): Comparison {
  const row = (model: string, test: Metrics) => ({ model, validation: test, test, seconds: 1 });
  return {
    k: 20,
    split: { trainEvents: 1, validationEvents: 1, testEvents: 1, validationFrom: 0, testFrom: 1 },
    rows: [...(name === "popularity" ? [] : [row(name, chosen)]), row("popularity", popularity)],
    chosen: name,
    reason: "als won on validation.",
    tuned: {} as Comparison["tuned"],
  };
}

const duel = (newcomer: Metrics, live: Metrics): Duel => ({ liveId: "v1", on: "test", newcomer, live });
const live = (held: Duel | null) => ({ id: "v1", duel: held });
const BETTER = comparison(metrics(0.2), metrics(0.1));

describe("a newly trained version", () => {
  it("serves when nothing served before, whatever it is worth", () => {
    const decision = decidePromotion(comparison(metrics(0), metrics(0.3)), null);
    expect(decision).toEqual({ promote: true, reason: expect.stringContaining("als won on validation.") });
  });

  it.each([
    ["better than both", BETTER, duel(metrics(0.2), metrics(0.15)), true],
    ["as good as the live one", BETTER, duel(metrics(0.2), metrics(0.2)), true],
    ["a trifle worse than the live one", BETTER, duel(metrics(0.198), metrics(0.2)), true],
    ["clearly worse than the live one", BETTER, duel(metrics(0.19), metrics(0.2)), false],
    ["not measurable beside the live one", BETTER, null, true],
    ["measured on too few", BETTER, duel(metrics(0, 0, FEWEST_SHOPPERS - 1), metrics(0.2, 0.2, 19)), true],
    ["no better than popularity", comparison(metrics(0.1), metrics(0.1)), null, false],
    ["better in recall alone", comparison(metrics(0.2, 0.1), metrics(0.1)), null, false],
    ["better in NDCG alone", comparison(metrics(0.1, 0.2), metrics(0.1)), null, false],
    ["plain popularity itself", comparison(metrics(0.1), metrics(0.1), "popularity"), null, false],
    ["proved on too few", comparison(metrics(0.2, 0.2, 19), metrics(0.1)), null, false],
  ])("%s", (_, compared, held, promote) => {
    const decision = decidePromotion(compared, live(held));
    expect(decision.promote).toBe(promote);
    expect(decision.reason).toMatch(promote ? /^Promoted: / : /^Kept as a candidate: /);
  });

  it("says the figures that decided", () => {
    const { reason } = decidePromotion(BETTER, live(duel(metrics(0.15), metrics(0.2))));
    expect(reason).toContain(
      "capped recall 0.150, NDCG 0.150 against capped recall 0.200, NDCG 0.200 of v1 with 500 shoppers",
    );
  });
});
