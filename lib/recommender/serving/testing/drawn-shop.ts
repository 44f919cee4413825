import fc from "fast-check";
import { CatalogIndex } from "@/lib/shop/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import type { Rule } from "@/lib/recommender/rules/definition";
import { RulesPlan } from "@/lib/recommender/rules/rules-plan";
import { shippedStrategy } from "@/lib/recommender/strategies/shipped";
import { buildInTurns } from "../build-in-turns";
import { buildList } from "../build-list";
import { ContentIndex } from "../content/content-index";
import { Newcomers } from "../newcomers";
import { RememberedLists } from "../remembered-lists";
import type { PlacementRequest, RecommendRequest } from "../schema";
import { createServing } from "../serving";
import { STRANGER } from "../shopper-state";
import { toSpec } from "../to-spec";
import { Trends } from "../trends";

export const NOW = Date.UTC(2026, 0, 31);
export const DAY = 24 * 60 * 60 * 1_000;
const CATEGORIES = [1, 2, 3].map((id) => ({
  id,
  slug: `c${id}`,
  name: `C${id}`,
  path: id === 3 ? "c2/c3" : `c${id}`,
  depth: 0,
  position: 0,
  parentId: id === 3 ? 2 : null,
}));

const productArbitrary = fc.record({
  brand: fc.constantFrom("", "A", "B", "C"),
  categoryId: fc.constantFrom(1, 2, 3),
  amount: fc.integer({ min: 1, max: 9 }),
  stock: fc.constantFrom(0, 3, 3, 3),
  margin: fc.constantFrom(undefined, 0.1, 0.4),
  series: fc.constantFrom(undefined, "x", "y"),
  liked: fc.integer({ min: 0, max: 50 }),
});
/** Products that differ in everything rules and filters ask about. */
export const shopArbitrary = fc.array(productArbitrary, { minLength: 1, maxLength: 40 });
export type DrawnShop = typeof shopArbitrary extends fc.Arbitrary<infer T> ? T : never;

/** A shop of these products, with what is wanted of them. Without a model, a past, or a database. */
export function openShop(drawn: DrawnShop) {
  const products = drawn.map(({ brand, categoryId, amount, stock, margin, series }, i): CatalogProduct => {
    const id = i + 1;
    const text = { sku: `S${id}`, slug: `s${id}`, name: `P${id}`, image: "", colour: "" };
    const price = { amount, currency: "GBP" };
    const attributes = series === undefined ? undefined : { series };
    const rest = { compareAt: null, variants: [], createdAt: NOW - id * DAY, attributes, margin };
    return { id, ...text, brand, categoryId, price, stock, ...rest };
  });
  const catalog = new CatalogIndex(CATEGORIES, products);
  const liked = drawn.map(({ liked: weight }, i): [number, number] => [i + 1, weight]);
  const trends = new Trends(new Map(liked.filter(([, weight]) => weight > 0)), catalog);
  const content = { index: new ContentIndex(), version: 0 };
  const parts = { now: NOW, catalog, state: STRANGER, trends, complements: null, content, model: null };
  return { catalog, products, serving: createServing({ ...parts, newcomers: new Newcomers() }) };
}

/** The lists of one call under rules, made by the code that serves. */
export function makePage(
  shop: ReturnType<typeof openShop>,
  rules: readonly Rule[],
  placements: PlacementRequest[],
) {
  const request: RecommendRequest = { shopperId: null, placements };
  const plan = new RulesPlan(rules);
  const parts = { request, catalog: shop.catalog, state: STRANGER, rules: plan, exposures: null, now: NOW };
  const orders = placements.map((wanted, index) => ({
    index,
    spec: toSpec(wanted, shippedStrategy(wanted.placement), null, parts),
  }));
  const memory = new RememberedLists();
  const build = ({ spec }: (typeof orders)[number], used: ReadonlySet<number>) =>
    buildList(spec, shop.serving, used, memory);
  return buildInTurns(orders, build, (id) => shop.catalog.byId.get(id));
}
