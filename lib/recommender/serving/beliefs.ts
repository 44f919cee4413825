import "server-only";
import { attributeLabel } from "@/lib/shop/catalog/attribute-label";
import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import { getLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { parsePublicProductId, toPublicProductId } from "@/lib/platform/ids";
import { toUnavailable } from "@/lib/platform/db/unavailable";
import { listInfluences } from "@/lib/shop/interactions/influences";
import { listRecentFacts } from "@/lib/shop/interactions/queries";
import { MOST_FACTS, type PastFact } from "@/lib/shop/interactions/session-cache";
import { weighKind, type WeightConfig } from "@/ml/index";
import { getEngine } from "./engine";
import { readPast } from "./past";

/** Of each kind so many are told, the strongest first. */
const MOST_TOLD = 5;
/** So many products are named for each. */
const MOST_NAMED = 3;
/** What one product says is said of that product; what several have in common is a taste. */
const LEAST_PRODUCTS = 2;

/** Something the shop takes somebody to like. */
export interface Belief {
  /** A category, a brand, or the value of an attribute, as the catalogue calls it. */
  name: string;
  /** Of a category, the path of its page; else null. */
  path: string | null;
  /** What share it has of all that was done, as far as that speaks of such things at all, 0–1. */
  share: number;
  /** Products it rests on, the most telling first: as many as are named. */
  products: { id: string; name: string }[];
  /** How many more there are. */
  more: number;
}

/** What the shop takes somebody to like, by what their lists rest on. */
export interface Beliefs {
  /** What lists lean to. */
  categories: Belief[];
  brands: Belief[];
  /** What several of the products have in common: `Colour: Green`. */
  attributes: Belief[];
}

type Weighed = readonly [product: CatalogProduct, weight: number];
/** What a product speaks for: each by a key, with its name and its page. */
type Says = (product: CatalogProduct) => { key: string; name: string; path: string | null }[];

/** Each product of the past with all that was done with it, by the weights lists are made with. */
function weighProducts(facts: readonly PastFact[], catalog: LiveCatalog, weights: WeightConfig): Weighed[] {
  const sums = new Map<number, number>();
  for (const { productId, kind, value } of facts)
    sums.set(productId, (sums.get(productId) ?? 0) + weighKind(kind, value, weights));
  return [...sums]
    .flatMap(([id, weight]): Weighed[] => {
      const product = catalog.byId.get(id);
      return product && weight > 0 ? [[product, weight]] : [];
    })
    .sort(([a, one], [b, other]) => other - one || a.id - b.id);
}

function gather(weighed: readonly Weighed[], says: Says, least = 1): Belief[] {
  const found = new Map<string, { name: string; path: string | null; of: Weighed[] }>();
  let whole = 0;
  for (const one of weighed) {
    const said = says(one[0]);
    if (said.length > 0) whole += one[1];
    for (const { key, name, path } of said) {
      const known = found.get(key) ?? { name, path, of: [] };
      known.of.push(one);
      found.set(key, known);
    }
  }
  const weightOf = (of: readonly Weighed[]) => of.reduce((sum, [, weight]) => sum + weight, 0);
  return [...found.values()]
    .filter(({ of }) => of.length >= least)
    .map(({ name, path, of }) => ({
      name,
      path,
      share: weightOf(of) / whole,
      products: of.slice(0, MOST_NAMED).map(([{ id, name }]) => ({ id: toPublicProductId(id), name })),
      more: Math.max(0, of.length - MOST_NAMED),
    }))
    .sort((a, b) => b.share - a.share || a.name.localeCompare(b.name))
    .slice(0, MOST_TOLD);
}

const ofCategory =
  (catalog: LiveCatalog): Says =>
  ({ categoryId }) => {
    const category = catalog.categories.get(categoryId);
    return category ? [{ key: `${categoryId}`, name: category.name, path: category.path }] : [];
  };

const ofBrand: Says = ({ brand }) => (brand === "" ? [] : [{ key: brand, name: brand, path: null }]);

/** `38 cm`, `2.5`. */
const MEASURE = /^[\d.,]/;

/** Words only: that two things weigh the same is no taste. */
const ofAttributes: Says = ({ attributes = {} }) =>
  Object.entries(attributes).flatMap(([attribute, given]) =>
    [given].flat().flatMap((value) => {
      if (typeof value !== "string" || MEASURE.test(value)) return [];
      return [{ key: `${attribute}=${value}`, name: `${attributeLabel(attribute)}: ${value}`, path: null }];
    }),
  );

/**
 * What the shop takes a canonical shopper to like: worked out of the very past their lists are made of, without what is switched
 * off, taken back or rated low. Empty where that says nothing. Throws AppError unavailable.
 */
export async function listBeliefs(shopperId: string): Promise<Beliefs> {
  try {
    const [{ off }, catalog] = [await listInfluences(shopperId), await getLiveCatalog()];
    const left = off.flatMap((id) => parsePublicProductId(id) ?? []);
    const facts = (await listRecentFacts(shopperId, MOST_FACTS, left)).reverse();
    const weighed = weighProducts(readPast(facts).facts, catalog, getEngine().weights);
    return {
      categories: gather(weighed, ofCategory(catalog)),
      brands: gather(weighed, ofBrand, LEAST_PRODUCTS),
      attributes: gather(weighed, ofAttributes, LEAST_PRODUCTS),
    };
  } catch (error) {
    throw toUnavailable(error);
  }
}
