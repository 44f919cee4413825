import { z } from "zod";
import { cleanText } from "@/lib/platform/clean-text";
import { readerQuery } from "@/lib/shop/auth/reader";
import { AppError } from "@/lib/platform/errors";
import { placementNameSchema, PLACEMENTS, toPlacement } from "@/lib/recommender/strategies/placements";
import { whereSchema } from "@/lib/shop/filters/where-schema";
import { cursorSchema } from "./cursor";
import { spokenLanguage } from "@/lib/words/words";
import { DEFAULT_K, MAX_K, type PlacementRequest, type ProductFilter } from "./schema";

const MAX_PLACEMENTS = 10;
const MAX_EXCLUDED = 500;

/** A parameter that may stand once or several times. */
const oneOrMore = <T extends z.ZodType>(item: T, max: number, error: string) =>
  z
    .union([item, z.array(item).min(1).max(max)], { error })
    .transform((value) => (Array.isArray(value) ? value : [value]) as z.output<T>[]);

export const kSchema = z.coerce.number().int().min(1).max(MAX_K).default(DEFAULT_K);

const WHERE_SAYS =
  'A condition every product fulfils: `price <= product.price * 1.2 and category in "lighting"`. See docs/merchandising.md.';
/** `1` and `true`. */
const flag = z.enum(["0", "1", "false", "true"]).transform((text) => text === "1" || text === "true");

const price = z.coerce.number().int().min(0);
const FILTERS = ["category", "brand", "minPrice", "maxPrice", "inStock"] as const;
const filterSchema = z.strictObject({
  category: cleanText(200).optional(),
  brand: z.array(cleanText(200)).optional(),
  minPrice: price.optional(),
  maxPrice: price.optional(),
  inStock: z.enum(["true", "false"]).optional(),
});

/** `category:mugs`, `brand:Aster` (may be repeated), `minPrice:500`, `maxPrice:2000` (minor units), `inStock:true`. */
const filterParameter = oneOrMore(cleanText(300), 50, "must be name:value, at most 50 times").transform(
  (entries, context): ProductFilter => {
    const raw: Record<string, unknown> = {};
    for (const entry of entries) {
      const colon = entry.indexOf(":");
      const name = FILTERS.find((known) => known === entry.slice(0, Math.max(colon, 0)));
      const value = entry.slice(colon + 1);
      if (!name) {
        const message = `must be name:value with one of ${FILTERS.join(", ")}`;
        context.addIssue({ code: "custom", message });
        return z.NEVER;
      }
      if (name === "brand") raw.brand = [...((raw.brand as string[] | undefined) ?? []), value];
      else raw[name] = value;
    }
    const parsed = filterSchema.safeParse(raw);
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues) {
        context.addIssue({ code: "custom", message: `${path.join(".")}: ${message}` });
      }
      return z.NEVER;
    }
    const { brand, inStock, ...filter } = parsed.data;
    return { ...filter, ...(brand ? { brands: brand } : {}), inStock: inStock === "true" };
  },
);

/** `exclude=prd_1,prd_2` or repeated. */
const excludeParameter = oneOrMore(cleanText(4_000), MAX_EXCLUDED, "must be product ids, separated by commas")
  .transform((entries) => entries.flatMap((entry) => entry.split(",")).filter((entry) => entry !== ""))
  .refine((entries) => entries.length <= MAX_EXCLUDED, `at most ${MAX_EXCLUDED} products`);

/** The language a visitor is spoken to in. */
export const languageParameter = cleanText(35)
  .transform(spokenLanguage)
  .optional()
  .describe(
    "Of titles and reasons, as BCP 47 writes it: `de`. English where it is left out or the shop does not speak it.",
  );

/** The query string of `GET /api/recommend`. `k`, `product`, `category` and `q` hold for every placement of the call. */
export const recommendQuerySchema = z.object({
  placement: oneOrMore(
    placementNameSchema,
    MAX_PLACEMENTS,
    `must be one to ${MAX_PLACEMENTS} of ${PLACEMENTS.join(", ")}`,
  ),
  k: kSchema,
  product: cleanText(255).optional().describe("Product id or stock-keeping code the page is about."),
  category: cleanText(200).optional().describe("Category slug or path the page is about."),
  q: cleanText(200).optional().describe("What was searched for."),
  exclude: excludeParameter.optional(),
  filter: filterParameter.optional(),
  language: languageParameter,
  ...readerQuery,
  where: whereSchema().optional().describe(WHERE_SAYS),
  cursor: oneOrMore(cursorSchema, MAX_PLACEMENTS, "must be what a list has given as its cursor")
    .optional()
    .describe("Of lists whose next page is wanted; each holds for the placement that gave it."),
  trace: flag.optional().describe("`1`: say how each list came about. For staff and keys with trace:read."),
});
/** The query string of `GET /api/similar/{product}`. */
export const similarQuerySchema = recommendQuerySchema.pick({
  k: true,
  exclude: true,
  filter: true,
  where: true,
  cursor: true,
});
export type RecommendQuery = z.output<typeof recommendQuerySchema>;

/** One request per placement, from a query string that is valid. Throws AppError invalid for a cursor of none of them. */
export function toPlacements(query: RecommendQuery): PlacementRequest[] {
  const { placement, k, product, category, q, cursor = [] } = query;
  const open = [...cursor];
  const requests = placement.map((name): PlacementRequest => {
    const own = open.findIndex((one) => one.placement === toPlacement(name));
    const [found] = own < 0 ? [] : open.splice(own, 1);
    return { placement: toPlacement(name), k, product, category, query: q, cursor: found };
  });
  if (open.length > 0) {
    const fields = [
      { path: "cursor", message: `is of a list of ${open[0]?.placement}, which is not asked for` },
    ];
    throw new AppError("invalid", "The request is not valid.", { fields });
  }
  return requests;
}

const placementBody = z.strictObject({
  placement: placementNameSchema,
  k: z.int().min(1).max(MAX_K).default(DEFAULT_K),
  product: cleanText(64).optional().describe("Product id or stock-keeping code the list is about."),
  category: cleanText(200).optional().describe("Category slug or path the list is about."),
  q: cleanText(200).optional().describe("What was searched for."),
  where: whereSchema().optional().describe("Beside that of the call."),
  cursor: cursorSchema.optional().describe("Of the page before."),
});

/** The body of `POST /api/recommend`: each placement says for itself what it is about. */
export const recommendBodySchema = z.strictObject({
  placements: z.array(placementBody).min(1).max(MAX_PLACEMENTS),
  exclude: z.array(cleanText(64)).max(MAX_EXCLUDED).optional(),
  filter: filterSchema
    .extend({ inStock: z.boolean().optional() })
    .transform(({ brand, inStock = false, ...filter }): ProductFilter => ({
      ...filter,
      brands: brand,
      inStock,
    }))
    .optional()
    .describe("What `filter` says in an address, as an object."),
  where: whereSchema().optional().describe(WHERE_SAYS),
  language: languageParameter,
  trace: z.boolean().optional().describe("Say how each list came about. For staff and keys with trace:read."),
});
export type RecommendBody = z.output<typeof recommendBodySchema>;
