import type { Money } from "@/lib/platform/money";
import type { AttributeValues } from "./attribute-values";

/** One form of a product that comes in several, as far as lists and searches have to know. */
export interface CatalogVariant {
  sku: string;
  /** What is chosen with it: `M`, `Red`. */
  values: readonly string[];
  /** Minor units of the product's currency. */
  price: number;
  stock: number;
}

/** A product as the shop's own code holds it in memory. `id` is the number that never leaves the process. */
export interface CatalogProduct {
  id: number;
  sku: string;
  /** What the shop it comes from calls it, where that is not the code. */
  handle?: string;
  slug: string;
  name: string;
  brand: string;
  categoryId: number;
  /** As its attributes say it, else those it comes in; empty where nothing says so. */
  colour: string;
  /** With variants, the lowest of theirs. */
  price: Money;
  /** The former price, when the product is reduced. */
  compareAt: Money | null;
  image: string;
  /** With variants, of all together. */
  stock: number;
  /** Those on sale; none for a product without options. */
  variants: readonly CatalogVariant[];
  /** What is chosen with them: `Size`, `Colour`. Left out where there is nothing to choose. */
  optionNames?: readonly string[];
  /** Milliseconds since the epoch. */
  createdAt: number;
  /** What filters may compare; left out where there is nothing. */
  attributes?: AttributeValues;
  /** Share of the price that is not cost; with variants, the lowest of theirs. Left out where a cost is not known. */
  margin?: number;
}

/** A category as the shop's own code holds it in memory. */
export interface CatalogCategory {
  id: number;
  slug: string;
  name: string;
  /** Slugs from the root, joined by "/". */
  path: string;
  depth: number;
  position: number;
  parentId: number | null;
}

/** Whether a product, or one of its variants, is of such a price and, where that is asked, at hand. */
export function isOffered(
  { price, stock, variants }: CatalogProduct,
  { minPrice, maxPrice, inStock }: { minPrice: number; maxPrice: number; inStock: boolean },
): boolean {
  const fits = (amount: number, pieces: number) =>
    amount >= minPrice && amount <= maxPrice && (!inStock || pieces > 0);
  return variants.length === 0
    ? fits(price.amount, stock)
    : variants.some((variant) => fits(variant.price, variant.stock));
}

/** The lowest and the highest price of a product's variants; its own twice where it has none. */
export function priceRangeOf({ price, variants }: CatalogProduct): { min: number; max: number } {
  const highest = variants.reduce((most, variant) => Math.max(most, variant.price), price.amount);
  return { min: price.amount, max: highest };
}
