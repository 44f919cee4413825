import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import { readFilter } from "@/lib/shop/filters/filter";
import { toPublicProductId } from "@/lib/platform/ids";
import { isInForce, type Rule, type RuleAction } from "@/lib/recommender/rules/definition";
import { groupingOf } from "@/lib/recommender/rules/grouping";
import { RulesPlan } from "@/lib/recommender/rules/rules-plan";
import type { Placement } from "@/lib/recommender/strategies/placements";
import { shippedStrategy } from "@/lib/recommender/strategies/shipped";
import { buildList, type BuiltList } from "./build-list";
import { RememberedLists } from "./remembered-lists";
import type { RecommendRequest } from "./schema";
import { STRANGER } from "./shopper-state";
import { DAY, makePage, NOW, openShop, shopArbitrary } from "./testing/drawn-shop";
import { toSpec } from "./to-spec";

const PLACES = ["home.trending", "home.for-you", "home.new", "category.top"] as const satisfies Placement[];

const whereArbitrary = fc.constantFrom(
  'brand = "A"',
  "price > 4",
  'category in "c2"',
  'attributes.series = "x"',
  "not inStock",
);
const across = fc.constantFrom("list" as const, "page" as const);
const by = fc.constantFrom("brand", "category", "attributes.series");
const pinsArbitrary = fc
  .uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 40 }), position: fc.integer({ min: 1, max: 8 }) }), {
    minLength: 1,
    maxLength: 3,
    selector: ({ id }) => id,
  })
  .map((pins) => pins.map(({ id, position }) => ({ product: toPublicProductId(id), position })));

const actionArbitrary: fc.Arbitrary<RuleAction> = fc.oneof(
  fc.record({ kind: fc.constant("pin" as const), pins: pinsArbitrary }),
  fc.record({
    kind: fc.constantFrom("boost" as const, "bury" as const),
    where: whereArbitrary,
    factor: fc.constantFrom(2, 10),
  }),
  fc.record({ kind: fc.constantFrom("include" as const, "exclude" as const), where: whereArbitrary }),
  fc.record({
    kind: fc.constant("cap" as const),
    by,
    most: fc.integer({ min: 1, max: 3 }),
    share: fc.constant(null),
    across,
  }),
  fc.record({
    kind: fc.constant("cap" as const),
    by,
    most: fc.constant(null),
    share: fc.constantFrom(0.2, 0.5),
    across,
  }),
  fc.record({
    kind: fc.constant("margin" as const),
    least: fc.constant(0.3),
    unknown: fc.constantFrom("leave-out" as const, "keep" as const),
  }),
  fc.record({ kind: fc.constant("distinct" as const), by, across }),
);

const ruleArbitrary = fc.record({
  action: actionArbitrary,
  placements: fc.subarray([...PLACES]),
  priority: fc.integer({ min: 0, max: 3 }),
  startsAt: fc.constantFrom(null, NOW - DAY, NOW + DAY),
  endsAt: fc.constantFrom(null, NOW, NOW + DAY),
});

const rulesArbitrary = fc.array(ruleArbitrary, { maxLength: 5 }).map((drawn) =>
  drawn.map(({ action, placements, priority, startsAt, endsAt }, i): Rule => {
    const scope = { placements, category: null, shoppers: "all", device: "all", likes: null } as const;
    const definition = {
      name: "R",
      owner: "o",
      reason: "r",
      scope: { ...scope, placements },
      priority,
      action,
    };
    const made = { createdAt: i, createdBy: "t", changedAt: i, changedBy: "t" };
    return { id: `rule-${i}`, state: "on", version: 1, definition, startsAt, endsAt, ...made };
  }),
);

const wantedArbitrary = fc
  .uniqueArray(fc.constantFrom(...PLACES), { minLength: 1 })
  .chain((places) =>
    fc.tuple(...places.map((placement) => fc.integer({ min: 1, max: 8 }).map((k) => ({ placement, k })))),
  );

const holdsOn = (rule: Rule, placement: Placement) => {
  const { placements } = rule.definition.scope;
  return isInForce(rule, NOW) && (placements.length === 0 || placements.includes(placement));
};

/** What a rule's filter says of a product, read by hand. */
function fits(where: string, { brand, price, categoryId, attributes, stock }: CatalogProduct): boolean {
  if (where.startsWith("brand")) return brand === "A";
  if (where.startsWith("price")) return price.amount > 4;
  if (where.startsWith("category")) return categoryId !== 1;
  return where.startsWith("not") ? stock === 0 : attributes?.series === "x";
}

function mayStand(product: CatalogProduct, { action }: Rule["definition"]): boolean {
  if (action.kind === "exclude") return !fits(action.where, product);
  if (action.kind === "include") return fits(action.where, product);
  if (action.kind !== "margin") return true;
  return product.margin === undefined ? action.unknown === "keep" : product.margin >= action.least;
}

const isPinned = ({ moved }: BuiltList["items"][number]) => moved.some(({ by: mover }) => mover === "pin");

describe("a page under rules", () => {
  const page = fc.tuple(shopArbitrary, rulesArbitrary, wantedArbitrary);

  it("repeats nothing, is no longer than asked for, and says why where it is shorter", () => {
    fc.assert(
      fc.property(page, ([drawn, rules, wanted]) => {
        const lists = makePage(openShop(drawn), rules, wanted);
        const ids = lists.flatMap(({ items }) => items.map(({ productId }) => productId));
        expect(new Set(ids).size).toBe(ids.length);
        lists.forEach(({ items, short }, i) => {
          expect(items.length).toBeLessThanOrEqual(wanted[i]?.k ?? 0);
          expect(short === null).toBe(items.length === wanted[i]?.k);
        });
      }),
    );
  });

  it("shows nothing that a rule keeps out, pinned or not", () => {
    fc.assert(
      fc.property(page, ([drawn, rules, wanted]) => {
        const shop = openShop(drawn);
        makePage(shop, rules, wanted).forEach(({ items }, i) => {
          const placement = wanted[i]?.placement ?? "search";
          for (const rule of rules.filter((one) => holdsOn(one, placement)))
            for (const { productId } of items)
              expect(mayStand(shop.catalog.byId.get(productId) as CatalogProduct, rule.definition)).toBe(
                true,
              );
        });
      }),
    );
  });

  it("keeps to caps and groups, of a list and of the page: beyond them are only pins", () => {
    fc.assert(
      fc.property(page, ([drawn, rules, wanted]) => {
        const shop = openShop(drawn);
        const lists = makePage(shop, rules, wanted);
        for (const rule of rules) {
          const { action } = rule.definition;
          if (action.kind !== "cap" && action.kind !== "distinct") continue;
          const held = lists.filter((_, i) => holdsOn(rule, wanted[i]?.placement ?? "search"));
          const ofPage = wanted.reduce((sum, { k }) => sum + k, 0);
          const scopes = action.across === "page" ? [held] : held.map((list) => [list]);
          for (const scope of scopes) {
            const k =
              action.across === "page" ? ofPage : (wanted[lists.indexOf(scope[0] as BuiltList)]?.k ?? 0);
            const share = action.kind === "cap" ? action.share : null;
            const most =
              share === null
                ? action.kind === "cap"
                  ? (action.most ?? 0)
                  : 1
                : Math.max(1, Math.floor(share * k));
            const counts = new Map<unknown, { all: number; pinned: number }>();
            for (const item of scope.flatMap(({ items }) => items)) {
              const group = groupingOf(action.by)(shop.catalog.byId.get(item.productId) as CatalogProduct);
              if (group === null) continue;
              const count = counts.get(group) ?? { all: 0, pinned: 0 };
              counts.set(group, { all: count.all + 1, pinned: count.pinned + Number(isPinned(item)) });
            }
            for (const { all, pinned } of counts.values())
              expect(all).toBeLessThanOrEqual(Math.max(most, pinned));
          }
        }
      }),
    );
  });

  it("holds pins at their places", () => {
    fc.assert(
      fc.property(
        shopArbitrary,
        pinsArbitrary,
        rulesArbitrary,
        fc.constantFrom(...PLACES),
        (drawn, pins, others, placement) => {
          const shop = openShop(drawn);
          const action = { kind: "pin" as const, pins };
          const [first] = others;
          const scope = {
            placements: [placement],
            category: null,
            shoppers: "all",
            device: "all",
            likes: null,
          } as const;
          const definition = {
            name: "P",
            owner: "o",
            reason: "r",
            scope: { ...scope, placements: [placement] },
            priority: 9,
            action,
          };
          const made = { createdAt: 99, createdBy: "t", changedAt: 99, changedBy: "t" };
          const rule: Rule = {
            id: "pins",
            state: "on",
            version: 1,
            definition,
            startsAt: null,
            endsAt: null,
            ...made,
          };
          const [list] = makePage(shop, first ? [...others, rule] : [rule], [{ placement, k: 8 }]);
          const free = new Set<number>();
          for (const { product, position } of pins) {
            const found = shop.products.find(({ id }) => toPublicProductId(id) === product);
            const barred = others.some(
              (one) => holdsOn(one, placement) && found && !mayStand(found, one.definition),
            );
            if (!found || found.stock === 0 || barred) continue;
            let place = position - 1;
            while (free.has(place)) place++;
            free.add(place);
            const at = list?.items.findIndex(({ productId }) => productId === found.id) ?? -1;
            // In a list that is too short for all places, pins are its last products.
            if (list?.short === null && place < 8) expect(at).toBe(place);
            if (list?.short !== null && place < 8) {
              expect(at).toBeGreaterThanOrEqual(0);
              expect(at).toBeLessThanOrEqual(place);
            }
          }
        },
      ),
    );
  });

  it("is what it is without rules where none is in force", () => {
    fc.assert(
      fc.property(page, ([drawn, rules, wanted]) => {
        const shop = openShop(drawn);
        const over = rules.map((rule): Rule => ({ ...rule, startsAt: NOW + 1 }));
        expect(makePage(shop, over, wanted)).toEqual(makePage(shop, [], wanted));
      }),
      { numRuns: 30 },
    );
  });

  it("fits the filters of the call and of each list", () => {
    fc.assert(
      fc.property(page, whereArbitrary, whereArbitrary, ([drawn, , wanted], ofCall, ofList) => {
        const shop = openShop(drawn);
        const [first, second] = [readFilter(ofCall), readFilter(ofList)];
        if (!first.ok || !second.ok) throw new Error("Both are filters.");
        const placements = wanted.map((one) => ({ ...one, where: second.filter }));
        const request: RecommendRequest = { shopperId: null, placements, where: first.filter };
        const parts = {
          request,
          catalog: shop.catalog,
          state: STRANGER,
          rules: new RulesPlan(),
          exposures: null,
          now: NOW,
        };
        for (const one of placements) {
          const spec = toSpec(one, shippedStrategy(one.placement), null, parts);
          const { items, short } = buildList(spec, shop.serving, new Set(), new RememberedLists());
          const wantedIds = shop.products.filter(
            (product) => product.stock > 0 && fits(ofCall, product) && fits(ofList, product),
          );
          for (const { productId } of items) expect(wantedIds.map(({ id }) => id)).toContain(productId);
          expect(items.length).toBe(Math.min(one.k, wantedIds.length));
          expect(short === null).toBe(items.length === one.k);
        }
      }),
      { numRuns: 40 },
    );
  });
});
