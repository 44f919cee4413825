import type { ProductCard } from "./product-card";

export const PAGE_SIZE = 24;

export interface Facets {
  /** Brands that some product has, with how many there would be if it were chosen; chosen ones are always there. */
  brands: { name: string; count: number }[];
  /** The cheapest and the dearest of all, in minor units; null when there is nothing. */
  priceRange: { min: number; max: number } | null;
  /** Families of colours, and categories by their path: searches only. */
  colours: { name: string; count: number }[];
  categories: { path: string; name: string; count: number }[];
  /** How many can be had at once; where it is counted. */
  inStock?: number;
}

export interface ProductListing {
  products: ProductCard[];
  facets: Facets;
  /** Products on all pages together. */
  total: number;
  /** The page shown: the last one when a later one was asked for. */
  page: number;
  pageCount: number;
}
