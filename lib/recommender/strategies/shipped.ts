import type { z } from "zod";
import { type Placement, PLACEMENTS } from "./placements";
import { type Strategy, strategySchema } from "./strategy-schema";

const MIXED = { diversity: 0.3, brandShare: 0.4, categoryShare: 0.5 };
const IN_ONE_CATEGORY = { diversity: 0.15, brandShare: 0.5, categoryShare: 1 };
const BUYABLE = { soldOut: true, purchased: false, inCart: false };

/** Whatever is changed here gets another version: lists and experiments name them. */
const table: z.input<typeof strategySchema>[] = [
  {
    name: "recently-viewed",
    version: 1,
    placement: "home.recently-viewed",
    turn: 1,
    history: "required",
    needsModel: false,
    otherwise: "nothing",
    scope: "shop",
    rerank: null,
    sources: [{ source: "recent", weight: 1 }],
    fill: [],
    leaveOut: { soldOut: false, purchased: false, inCart: false },
  },
  {
    name: "again",
    version: 1,
    placement: "account.again",
    turn: 1,
    history: "required",
    needsModel: false,
    otherwise: "nothing",
    scope: "shop",
    rerank: null,
    sources: [{ source: "again", weight: 1 }],
    fill: [],
    leaveOut: { soldOut: true, purchased: false, inCart: true },
  },
  {
    name: "bought-together",
    version: 2,
    placement: "product.bought-together",
    turn: 2,
    history: "unused",
    needsModel: true,
    otherwise: "popular",
    scope: "shop",
    rerank: null,
    sources: [{ source: "together", weight: 1 }],
    fill: ["complements"],
    fillWhen: "empty",
    leaveOut: { soldOut: true, purchased: false, inCart: true },
  },
  {
    name: "completes",
    version: 1,
    placement: "cart.completes",
    turn: 2,
    history: "required",
    needsModel: true,
    otherwise: "popular",
    scope: "shop",
    rerank: MIXED,
    sources: [{ source: "together", weight: 1 }],
    fill: ["complements", "ranker", "popular"],
    leaveOut: { soldOut: true, purchased: false, inCart: true },
  },
  {
    name: "for-you",
    version: 2,
    placement: "home.for-you",
    turn: 3,
    history: "required",
    needsModel: true,
    otherwise: "popular",
    scope: "shop",
    rerank: MIXED,
    sources: [{ source: "ranker", weight: 1 }],
    fill: ["popular", "fresh"],
    leaveOut: { soldOut: true, purchased: true, inCart: true, seen: true },
  },
  {
    name: "similar",
    version: 3,
    placement: "product.similar",
    turn: 3,
    history: "unused",
    // What products say of themselves needs no training.
    needsModel: false,
    otherwise: "popular",
    scope: "shop",
    // Alike is what was asked for: only the brands are mixed.
    rerank: { diversity: 0, brandShare: 0.5, categoryShare: 1 },
    sources: [
      { source: "similar", weight: 0.4 },
      { source: "content", weight: 0.3 },
    ],
    fill: ["popular", "fresh"],
    fillWhen: "empty",
    leaveOut: BUYABLE,
  },
  {
    name: "category-top",
    version: 1,
    placement: "category.top",
    turn: 3,
    history: "required",
    needsModel: false,
    otherwise: "popular",
    scope: "category",
    rerank: IN_ONE_CATEGORY,
    sources: [
      { source: "popular", weight: 1 },
      { source: "ranker", weight: 0.5 },
      // A new product has no behaviour to be ranked by, and must be seen to get any.
      { source: "newcomers", weight: 0.9 },
    ],
    fill: ["fresh"],
    leaveOut: BUYABLE,
  },
  {
    name: "search",
    version: 1,
    placement: "search",
    // What was searched for may be missing from other lists of the call, never from this one.
    turn: 0,
    history: "optional",
    needsModel: false,
    otherwise: "matches",
    scope: "shop",
    rerank: null,
    sources: [
      { source: "matches", weight: 1 },
      // Less than lies between two tiers of matches (lib/recommender/serving/product-search.ts).
      { source: "ranker", weight: 0.12 },
    ],
    fill: [],
    leaveOut: { soldOut: false, purchased: false, inCart: false },
  },
  {
    name: "trending",
    version: 1,
    placement: "home.trending",
    turn: 4,
    history: "unused",
    needsModel: false,
    otherwise: "popular",
    scope: "shop",
    rerank: MIXED,
    sources: [{ source: "popular", weight: 1 }],
    fill: ["fresh"],
    leaveOut: BUYABLE,
  },
  {
    name: "new",
    version: 1,
    placement: "home.new",
    turn: 4,
    history: "unused",
    needsModel: false,
    otherwise: "popular",
    scope: "shop",
    rerank: { ...MIXED, diversity: 0.1 },
    sources: [{ source: "fresh", weight: 1 }],
    fill: [],
    leaveOut: BUYABLE,
  },
];

/** The strategies that ship with Aisle, one for each placement. */
export const SHIPPED: readonly Strategy[] = table.map((row) => strategySchema.parse(row));
const shipped = new Map(SHIPPED.map((strategy) => [strategy.placement, strategy]));

/** The strategy that ships with Aisle for a placement: what it is served by unless an admin has chosen another. */
export function shippedStrategy(placement: Placement): Strategy {
  const strategy = shipped.get(placement);
  if (!strategy)
    throw new Error(`No strategy for ${placement}; there must be one for each of ${PLACEMENTS}.`);
  return strategy;
}
