import type { ProductCard } from "./product-card";

export const PAGE_SIZE = 24;

/** What products can be narrowed to, and how many there would be. */
export interface FacetValue {
  name: string;
  count: number;
}

/** An attribute that enough products of a category have, such as their material. */
export interface AttributeFacet {
  /** Its plain name (`attributeKey`). */
  key: string;
  label: string;
  values: FacetValue[];
}

/**
 * What a listing can be narrowed by. Each is counted among what all the other choices leave, as if only its own were taken
 * away. Of many values the most frequent are there, and those that are chosen always.
 */
export interface Facets {
  brands: FacetValue[];
  /** The cheapest and the dearest, in minor units; null when there is nothing. */
  priceRange: { min: number; max: number } | null;
  /** Families of colours. */
  colours: FacetValue[];
  /** Categories only. */
  attributes?: AttributeFacet[];
  /** Categories by their path: searches only. */
  categories: { path: string; name: string; count: number }[];
  /** How many can be had at once. */
  inStock: number;
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
