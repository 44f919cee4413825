import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "@/ml/index";
import type { Rule } from "@/lib/recommender/rules/definition";
import { RulesPlan } from "@/lib/recommender/rules/rules-plan";
import { shippedStrategy } from "@/lib/recommender/strategies/shipped";
import { buildList } from "./build-list";
import { RememberedLists } from "./remembered-lists";
import type { RecommendRequest } from "./schema";
import { STRANGER } from "./shopper-state";
import { type DrawnShop, makePage, NOW, openShop, shopArbitrary } from "./testing/drawn-shop";
import { toSpec } from "./to-spec";

describe("chance", () => {
  it("brings nothing that is there already, and says where it came from", () => {
    fc.assert(
      fc.property(shopArbitrary, fc.nat(), (drawn, seed) => {
        const shop = openShop(drawn);
        const request: RecommendRequest = {
          shopperId: null,
          placements: [{ placement: "home.trending", k: 6 }],
        };
        const none = { state: STRANGER, rules: new RulesPlan(), exposures: null, now: NOW };
        const strategy = { ...shippedStrategy("home.trending"), exploration: 0.5 };
        const spec = toSpec({ placement: "home.trending", k: 6 }, strategy, null, {
          request,
          catalog: shop.catalog,
          ...none,
        });
        const random = createRng(seed);
        const { items, exploration } = buildList(
          { ...spec, random },
          shop.serving,
          new Set(),
          new RememberedLists(),
        );
        expect(new Set(items.map(({ productId }) => productId)).size).toBe(items.length);
        const lucky = items.findIndex(({ moved }) => moved.some(({ by: mover }) => mover === "exploration"));
        expect(lucky < 0 ? null : lucky).toBe(exploration?.place ?? null);
      }),
    );
  });
});

describe("boosting", () => {
  it("brings up what is wanted least, and says so", () => {
    const drawn = Array.from({ length: 300 }, (_, i): DrawnShop[number] => ({
      brand: i === 250 ? "A" : "B",
      categoryId: 1,
      amount: 5,
      stock: 3,
      margin: undefined,
      series: undefined,
      liked: 1_000 - i,
    }));
    const shop = openShop(drawn);
    const action = { kind: "boost" as const, where: 'brand = "A"', factor: 10 };
    const scope = { placements: [], category: null, shoppers: "all", device: "all", likes: null } as const;
    const definition = {
      name: "B",
      owner: "o",
      reason: "r",
      scope: { ...scope, placements: [] },
      priority: 1,
      action,
    };
    const made = { createdAt: 1, createdBy: "t", changedAt: 1, changedBy: "t" };
    const rule: Rule = {
      id: "b",
      state: "on",
      version: 1,
      definition,
      startsAt: null,
      endsAt: null,
      ...made,
    };
    const [list] = makePage(shop, [rule], [{ placement: "home.trending", k: 4 }]);
    expect(list?.items[0]).toMatchObject({ productId: 251, moved: [{ by: "boost", rule: "b" }] });
  });
});
