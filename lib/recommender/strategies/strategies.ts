import { z } from "zod";
import { type Placement, PLACEMENTS, placementSchema } from "./placements";

/** What can propose candidates; lib/recommender/serving/sources.ts says how. */
export const SOURCES = [
  "ranker",
  "similar",
  "together",
  "complements",
  "content",
  "popular",
  "recent",
  "again",
  "fresh",
  "newcomers",
  "matches",
] as const;
export type SourceName = (typeof SOURCES)[number];

const share = z.number().min(0).max(1);

const strategySchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z-]*$/),
  version: z.int().positive(),
  placement: placementSchema,
  /** Lists of one call are made in this order, lowest first; a product stands in the first that wants it. */
  turn: z.int().min(0),
  /** What the shopper's history is to the list. Where it is required, a list from memory is better than one without. */
  history: z.enum(["unused", "optional", "required"]),
  /** Without a model this strategy is not itself; the next rung answers. */
  needsModel: z.boolean(),
  /** What the rungs below may show: what is popular, what the query found, or nothing where either would be untrue. */
  otherwise: z.enum(["popular", "matches", "nothing"]),
  /** Candidates of these are blended: each source's scores are brought to 0–1, weighted and added. */
  sources: z.array(z.strictObject({ source: z.enum(SOURCES), weight: z.number().positive() })).min(1),
  /** Asked one after the other while the list is shorter than it should be. */
  fill: z.array(z.enum(SOURCES)),
  /** `empty`: only when the sources have found nothing at all, for a list whose title holds for theirs alone. */
  fillWhen: z.enum(["short", "empty"]).default("short"),
  /** What may not be in the list; hidden products never are. */
  leaveOut: z.strictObject({
    soldOut: z.boolean(),
    purchased: z.boolean(),
    inCart: z.boolean(),
    /** Whatever the shopper has met already, as far as is known. */
    seen: z.boolean().default(false),
  }),
  /** Only products of the page's category (category pages), or of the product's own (product pages). */
  scope: z.enum(["shop", "category"]),
  rerank: z
    .strictObject({
      /** 0 = by score alone, 1 = by difference alone. */
      diversity: share,
      /** At most this share of a list from one brand, and from one category. */
      brandShare: share,
      categoryShare: share,
    })
    .nullable(),
});
export type Strategy = z.infer<typeof strategySchema>;

const MIXED = { diversity: 0.3, brandShare: 0.4, categoryShare: 0.5 };
const IN_ONE_CATEGORY = { diversity: 0.15, brandShare: 0.5, categoryShare: 1 };
const BUYABLE = { soldOut: true, purchased: false, inCart: false };

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
    version: 2,
    placement: "product.similar",
    turn: 3,
    history: "unused",
    needsModel: true,
    otherwise: "popular",
    scope: "shop",
    // Alike is what was asked for: only the brands are mixed.
    rerank: { diversity: 0, brandShare: 0.5, categoryShare: 1 },
    sources: [
      { source: "similar", weight: 0.4 },
      { source: "content", weight: 0.3 },
    ],
    fill: ["popular"],
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

const strategies = new Map(table.map((row) => [row.placement, strategySchema.parse(row)]));

/** The recipe a placement is served by. */
export function strategyOf(placement: Placement): Strategy {
  const strategy = strategies.get(placement);
  if (!strategy)
    throw new Error(`No strategy for ${placement}; there must be one for each of ${PLACEMENTS}.`);
  return strategy;
}

/** `for-you@1`: what lists and reports call it. */
export function strategyName({ name, version }: Strategy): string {
  return `${name}@${version}`;
}
