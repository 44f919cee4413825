import type { Money } from "@/lib/platform/money";

/** A product as the shop's own code holds it in memory. `id` is the number that never leaves the process. */
export interface CatalogProduct {
  id: number;
  sku: string;
  slug: string;
  name: string;
  brand: string;
  categoryId: number;
  /** As its attributes say it; empty where they do not. */
  colour: string;
  price: Money;
  /** The former price, when the product is reduced. */
  compareAt: Money | null;
  image: string;
  stock: number;
  /** Whether one of its variants has to be chosen before it goes into a cart. */
  hasOptions: boolean;
  /** Whether `price` is the lowest of several: its variants differ in price. */
  priceFrom: boolean;
  /** Milliseconds since the epoch. */
  createdAt: number;
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
