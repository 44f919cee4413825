import { describe, expect, it } from "vitest";
import type { Comparison, Metrics, PairedDifference } from "@/ml/index";
import type { ChampionComparison } from "./model-version";
import { decidePromotion, FEWEST_SHOPPERS } from "./promotion-rule";

const metrics = (ndcg: number, users = 500): Metrics => ({
  recall: ndcg,
  ndcg,
  hr: ndcg,
  coverage: 0.5,
  users,
});
const difference = (low: number, high: number, cases = 500): PairedDifference => ({
  mean: (low + high) / 2,
  low,
  high,
  cases,
});

function comparison(overPopularity: PairedDifference | null, chosen = "als"): Comparison {
  return {
    k: 20,
    split: { trainEvents: 1, validationEvents: 1, testEvents: 1, validationFrom: 0, testFrom: 1 },
    rows: [],
    skipped: [],
    chosen,
    reason: "als did best on validation.",
    overPopularity,
    recipe: { parts: {}, roles: { ranker: [], similar: [], together: [], popular: [] } },
  };
}

const BETTER = comparison(difference(0.08, 0.12));
const WORSE = comparison(difference(-0.12, -0.08));

/** The live version has an NDCG of 0.2: a loss of 0.004 is tolerated. */
function live(compared: PairedDifference | null): { id: string; champion: ChampionComparison } {
  const champion = metrics(0.2);
  const challenger = metrics(0.2 + (compared?.mean ?? 0));
  return {
    id: "v1",
    champion: { championId: "v1", on: "test", champion, challenger, difference: compared },
  };
}

describe("the first version", () => {
  it("serves when it beats popularity, or is popularity", () => {
    expect(decidePromotion(BETTER, null)).toEqual({
      promote: true,
      reason: "Promoted: no version was live before. als did best on validation.",
    });
    expect(decidePromotion(comparison(null, "popularity"), null).promote).toBe(true);
  });

  it.each([
    ["it is worse than popularity", WORSE],
    ["nobody could be measured", comparison(null)],
    ["nobody came back", comparison(difference(0, 0, 0))],
  ])("stays a candidate when %s", (_, compared) => {
    const { promote, reason } = decidePromotion(compared, null);
    expect(promote).toBe(false);
    expect(reason).toMatch(/^Kept as a candidate: .* No version is live; pages show what is popular\.$/);
  });
});

describe("a challenger of the live version", () => {
  it.each([
    ["better", BETTER, difference(0.001, 0.01), true],
    ["as good, and newer", BETTER, difference(-0.003, 0.003), true],
    ["a trifle worse for sure, within what newness makes up for", BETTER, difference(-0.003, -0.001), false],
    ["worse", BETTER, difference(-0.02, -0.01), false],
    ["too close to call", BETTER, difference(-0.02, 0.03), false],
    ["measured on too few", BETTER, difference(0.1, 0.2, FEWEST_SHOPPERS - 1), false],
    ["not measured shopper by shopper", BETTER, null, false],
    ["better, but not than popularity", WORSE, difference(0.001, 0.01), false],
    ["worse than popularity and than the live version", WORSE, difference(-0.02, -0.01), false],
  ])("%s", (_, compared, measured, promote) => {
    const decision = decidePromotion(compared, live(measured));
    expect(decision.promote).toBe(promote);
    expect(decision.reason).toMatch(promote ? /^Promoted: / : /^Kept as a candidate: /);
  });

  it("says the figures that decided, and when they are too few to tell", () => {
    expect(decidePromotion(BETTER, live(difference(0.01, 0.03))).reason).toBe(
      "Promoted: it is better than the live version: NDCG 0.2200, capped recall 0.2200 against NDCG 0.2000, capped recall 0.2000 " +
        "of v1, a difference of +0.0200 (95 % interval +0.0100 to +0.0300) with 500 shoppers.",
    );
    expect(decidePromotion(BETTER, live(difference(-0.02, 0.03))).reason).toMatch(
      /^Kept as a candidate: too little to tell it from the live version: .* The live version stays\.$/,
    );
    expect(decidePromotion(BETTER, live(difference(0.1, 0.2, 7))).reason).toBe(
      "Kept as a candidate: too little to tell. Only 7 shoppers could be asked about both it and the live version v1; " +
        "at least 20 are needed. The live version stays.",
    );
    expect(decidePromotion(BETTER, { id: "v1", champion: null }).reason).toContain("too little to tell");
  });

  it("that wins by showing what nobody buys waits for a person, and says why", () => {
    const surge = { productId: 7, before: 0.02, after: 0.413, met: 60, bought: 1 };
    const wins = live(difference(0.01, 0.03));
    expect(decidePromotion(BETTER, wins, [surge])).toEqual({
      promote: false,
      reason:
        "Kept as a candidate: it waits for a person. It would show prd_7 in 41.3 % of all lists instead of 2.0 %, though of " +
        "60 shoppers who met it only 1 bought it. Promote it if that is as it should be.",
    });
    expect(decidePromotion(BETTER, wins, []).promote).toBe(true);
    expect(decidePromotion(BETTER, live(difference(-0.02, -0.01)), [surge]).reason).toMatch(/it is worse/);
  });

  it("takes the place of a live version that cannot be read, if it is worth anything", () => {
    const unreadable = { id: "v1", isUnreadable: true as const };
    expect(decidePromotion(BETTER, unreadable)).toEqual({
      promote: true,
      reason: "Promoted: the live version v1 was trained by an older version of Aisle and cannot serve.",
    });
    expect(decidePromotion(WORSE, unreadable).promote).toBe(false);
  });
});
