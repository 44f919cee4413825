import { z } from "zod";
import type { Cursor } from "./cursor";
import { moveSchema } from "./moves";
import { SHORT } from "./short";
import { traceSchema } from "./trace-schema";
import type { SpokenLanguage } from "@/lib/words/words";
import type { Filter } from "@/lib/shop/filters/filter";
import type { RulesPlan } from "@/lib/recommender/rules/rules-plan";
import { REASONS, TITLES, wordsSchema } from "./sentences";
import type { Device } from "@/lib/recommender/experiments/device";
import type { Forced } from "@/lib/recommender/experiments/plan";
import type { Strategy } from "@/lib/recommender/strategies/strategy-schema";
import type { LiveModel } from "./live-model";
import type { ShopperState } from "./shopper-state";
import type { Sort } from "@/lib/shop/catalog/listing";
import { type Placement, placementNameSchema, RUNGS } from "@/lib/recommender/strategies/placements";

export const MAX_K = 100;
export const DEFAULT_K = 12;

const moneySchema = z.object({
  amount: z.int().describe("Minor units of the currency."),
  currency: z.string().length(3),
});

export const productCardSchema = z
  .object({
    id: z.string().describe("Opaque product id."),
    sku: z.string(),
    slug: z.string(),
    name: z.string(),
    brand: z.string(),
    price: moneySchema.describe("Of a product with variants, the lowest of those on sale."),
    priceFrom: z.boolean().describe("Whether some of its variants cost more than `price`."),
    compareAt: moneySchema.nullable(),
    image: z.string(),
    inStock: z
      .boolean()
      .describe("Whether it can be had; of a product with variants, whether one of them can."),
    hasOptions: z
      .boolean()
      .describe("Whether one of its variants has to be chosen before it goes into a cart."),
  })
  .meta({ id: "ProductCard" });

export const recommendedItemSchema = z
  .object({
    position: z.int().min(0),
    score: z.number(),
    product: productCardSchema,
    reason: z.object({
      code: z.enum(REASONS).describe("What kind of reason it is; `text` says it in the language asked for."),
      words: wordsSchema,
      text: z.string().describe("One sentence for the shopper; empty where there is nothing to say."),
      from: z.array(
        z.object({
          product: z.string(),
          share: z.number().describe("Part of the score this past product accounts for, 0–1."),
        }),
      ),
    }),
    moved: z
      .array(moveSchema)
      .describe("What moved it within the list; empty where its score alone put it there."),
  })
  .meta({ id: "RecommendedItem" });
export type RecommendedItem = z.infer<typeof recommendedItemSchema>;

/** How a list came about. */
export const listOriginSchema = z.object({
  placement: placementNameSchema,
  token: z.string().describe("Signed; impressions and clicks of this list must carry it."),
  strategy: z.string().describe("name@version"),
  model: z.string().nullable(),
  experiment: z.string().nullable(),
  variant: z.string().nullable(),
  rung: z.enum(RUNGS),
  title: z
    .object({ code: z.enum(TITLES), words: wordsSchema, text: z.string() })
    .describe("What is true of every product of the list."),
});

export const facetsSchema = z
  .object({
    categories: z.array(z.object({ path: z.string(), name: z.string(), count: z.int() })),
    brands: z.array(z.object({ name: z.string(), count: z.int() })),
    colours: z.array(z.object({ name: z.string(), count: z.int() })),
    inStock: z.int().describe("Products that can be had at once."),
    priceRange: z.object({ min: z.int(), max: z.int() }).nullable().describe("Minor units."),
  })
  .describe("What the products found can be narrowed by, each counted as if it alone were not chosen yet.")
  .meta({ id: "SearchFacets" });

/** What a query was taken for. */
export const readingShape = {
  reading: z
    .enum(["written", "spelling", "part"])
    .describe("Found as written, by the nearest spelling, or only in part because nothing has all of it."),
  corrected: z.string().nullable().describe("The words searched for instead of those that were misspelt."),
};

export const recommendedListSchema = listOriginSchema
  .extend({
    items: z.array(recommendedItemSchema),
    short: z
      .enum(SHORT)
      .nullable()
      .describe(
        "Why there are fewer products than were asked for, or none of the placement's own; else null.",
      ),
    cursor: z
      .string()
      .nullable()
      .describe("Hand it back to get the list's next page, which repeats nothing; null at its end."),
    trace: traceSchema.optional().describe("How the list came about, where that was asked for."),
    search: z
      .object({
        total: z.int().min(0).describe("Products of all pages together."),
        offset: z.int().min(0).describe("Products before those of this list."),
        misspelt: z.boolean().describe("True when the products are those of the nearest spelling."),
        ...readingShape,
        facets: facetsSchema.optional(),
      })
      .optional()
      .describe("Of lists that answer a query."),
  })
  .meta({ id: "RecommendedList" });
export type RecommendedList = z.infer<typeof recommendedListSchema>;

export const recommendAnswerSchema = z
  .object({
    shopper: z.string().nullable().describe("As the request calls them."),
    lists: z.array(recommendedListSchema),
  })
  .meta({ id: "RecommendAnswer" });
export type RecommendAnswer = z.infer<typeof recommendAnswerSchema>;

/** What the products of an answer must be. Prices are minor units, inclusive. */
export interface ProductFilter {
  /** Category slug or path; its whole subtree counts. */
  category?: string;
  brands?: string[];
  minPrice?: number;
  maxPrice?: number;
  inStock?: boolean;
  /** Families of colours: `Blue`. */
  colours?: string[];
}

/** One list that is asked for. `product` and `category` are what the page is about. */
export interface PlacementRequest {
  placement: Placement;
  /** 1–100. */
  k: number;
  /** Public id or stock-keeping code. */
  product?: string;
  /** Category slug or path. */
  category?: string;
  /** What was searched for. */
  query?: string;
  /** How many of the best to pass over: pages of a search. 0 when it is not given. */
  offset?: number;
  /** The order of what a search found; without it, what fits best comes first. */
  sort?: Sort;
  /** What its products must be, beside the filters of the call. */
  where?: Filter;
  /** Where it goes on. */
  cursor?: Cursor;
}

/** What makes a list that is only looked at. */
export interface Previewed {
  strategy: Strategy;
  /** The model version that ranks; null: the live one. */
  model: string | null;
  /** The version itself, where this process does not hold it. */
  loaded?: LiveModel;
  /** What is known of the shopper, instead of what is known now. */
  state?: ShopperState;
  /** The rules in force, instead of those that are. */
  rules?: RulesPlan;
}

export interface RecommendRequest {
  /** Null: nobody is known; the answer is not personal. */
  shopperId: string | null;
  /** The shopper was named by who may name any, not by a cookie, which may have come to its end. */
  trusted?: boolean;
  /** What the shopper looks with; `desktop` when it is not said. */
  device?: Device;
  /** A variant somebody wants to look at; such lists count for no experiment. */
  forced?: Forced | null;
  /** Of titles and reasons; left out: English. */
  language?: SpokenLanguage;
  /** What makes the lists of its placement, whatever serves it: for looking before it serves. Counts for nothing. */
  preview?: Previewed;
  placements: PlacementRequest[];
  /** Public ids or stock-keeping codes that no list may hold. */
  exclude?: string[];
  filter?: ProductFilter;
  /** What the products of every list must be. */
  where?: Filter;
  /** Say how each list came about. Whoever is not known to may must not be answered so. */
  trace?: boolean;
  /** Throw what goes wrong while searching, unless the database is away: then names in memory are compared. */
  failsWithoutSearch?: boolean;
  /** Count what lists that answer a query can be narrowed by. */
  withFacets?: boolean;
}
