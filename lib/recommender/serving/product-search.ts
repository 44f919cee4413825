import "server-only";
import { LRUCache } from "lru-cache";
import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import { findMatchingProducts } from "@/lib/shop/catalog/search";
import { getLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { searchMemory } from "@/lib/shop/catalog/search-memory";
import { type Matches, type Reading, readQuery } from "@/lib/shop/catalog/search-query";
import type { Sort } from "@/lib/shop/catalog/listing";
import { withinDeadline } from "@/lib/platform/deadline";
import type { Rung } from "@/lib/recommender/strategies/placements";
import type { Scored } from "./scored";

/** The products of a query, as numbers: the catalog may have changed since they were looked for. */
export interface Found {
  productIds: Int32Array;
  /** How well each of them fits, as in `Match`. */
  tiers: Uint8Array;
  reading: Reading;
  corrected: string | null;
  /** live: the database has searched; cached: it had before; static: names in memory were compared. */
  rung: Extract<Rung, "live" | "cached" | "static">;
}

/** What a query found, as a list can be made of it. */
export interface SearchResult {
  query: string;
  /** Everything that was found, whatever the request narrows it to. */
  found: readonly CatalogProduct[];
  /** What the request allows of it, as far as this list has to know; best first, scores 1 … 0. */
  products: readonly Scored[];
  /** How many the request allows. */
  total: number;
  reading: Reading;
  corrected: string | null;
  rung: Found["rung"];
}

/** Longer is only waited for what memory cannot answer. */
const DEADLINE_MS = 500;
const FIRST_DEADLINE_MS = 1_500;
/** With so many searches running late the database is not asked for more. */
const MAX_LATE = 8;
const MAX_REMEMBERED = 1_000;
/** Of all remembered queries together: 5 MB. */
const MAX_REMEMBERED_PRODUCTS = 1_000_000;

/** Searches the shop within a deadline, and repeats from memory what a query last found when the database is late. */
export class ProductSearch {
  #late = 0;
  readonly #remembered = new LRUCache<string, Found>({
    max: MAX_REMEMBERED,
    maxSize: MAX_REMEMBERED_PRODUCTS,
    sizeCalculation: ({ productIds }) => productIds.length + 1,
  });

  /** Reads the shop's words before the first shopper waits for them. */
  warmUp(): void {
    void getLiveCatalog()
      .then((catalog) => readQuery("", catalog))
      // Whoever searches first is told why it cannot be done.
      .catch(() => {});
  }

  /** Null when the database is late and memory knows nothing. Throws what the database says when it refuses. */
  async find(query: string): Promise<Found | null> {
    const key = query.toLowerCase();
    if (this.#late >= MAX_LATE) return this.#recall(key);
    const searching = this.#ask(query, key);
    try {
      const deadline = this.#remembered.has(key) ? DEADLINE_MS : FIRST_DEADLINE_MS;
      const found = await withinDeadline(searching, deadline);
      if (found) return found;
    } catch (error) {
      const known = this.#recall(key);
      if (known) return known;
      throw error;
    }
    this.#late++;
    const settle = () => void this.#late--;
    searching.then(settle, settle);
    return this.#recall(key);
  }

  async #ask(query: string, key: string): Promise<Found> {
    const found = toFound(await findMatchingProducts(query), "live");
    this.#remembered.set(key, found);
    return found;
  }

  #recall(key: string): Found | null {
    const known = this.#remembered.get(key);
    return known ? { ...known, rung: "cached" } : null;
  }
}

function toFound({ matches, reading, corrected }: Matches, rung: Found["rung"]): Found {
  const productIds = Int32Array.from(matches, ({ productId }) => productId);
  const tiers = Uint8Array.from(matches, ({ tier }) => tier);
  return { productIds, tiers, reading, corrected, rung };
}

/** What names in memory say of a query: for when the database could not be asked. */
export async function findInMemory(query: string, catalog: LiveCatalog): Promise<Found> {
  return toFound(await searchMemory(query, catalog), "static");
}

/**
 * The score of the first and of the last match of a tier; what is sold out comes below all tiers. The gaps are wider than
 * what a shopper's taste can add (the strategy's weights), so that taste orders what fits equally well.
 */
const TIER_TOP = 1;
const TIER_STEP = 0.14;
const TIER_SPREAD = 0.02;
const SOLD_OUT = 0.1;
const SOLD_OUT_STEP = 0.015;

/** A shopper's taste orders so many of the best; whoever pages further sees them by how well they fit. */
const ORDERED_BY_TASTE = 480;

/** What a request wants of a search. */
export interface SearchPage {
  k: number;
  offset: number;
  sort: Sort;
  allows(product: CatalogProduct): boolean;
}

/** Whether a page is in plain order: one has been chosen, or it lies beyond what taste orders. */
export function isPlain({ k, offset, sort }: Pick<SearchPage, "k" | "offset" | "sort">): boolean {
  return sort !== "featured" || offset >= boundaryOf(k);
}

/** Pages of one size end there, so that no product stands on two of them. */
function boundaryOf(k: number): number {
  return Math.floor(ORDERED_BY_TASTE / k) * k;
}

/** What was found as it can be had now, best first. Sold out products come last, whatever the order. */
export function toSearchResult(
  query: string,
  { productIds, tiers, reading, corrected, rung }: Found,
  catalog: LiveCatalog,
  page: SearchPage,
): SearchResult {
  const found: CatalogProduct[] = [];
  const inStock: Scored[] = [];
  const soldOut: Scored[] = [];
  for (let rank = 0; rank < productIds.length; rank++) {
    const product = catalog.byId.get(productIds[rank] ?? 0);
    if (!product) continue;
    found.push(product);
    if (!page.allows(product)) continue;
    const tier = tiers[rank] ?? 0;
    const within = rank / productIds.length;
    if (product.stock > 0) {
      inStock.push({ product, score: TIER_TOP - TIER_STEP * tier - TIER_SPREAD * within });
    } else {
      soldOut.push({ product, score: SOLD_OUT - SOLD_OUT_STEP * (tier + within) });
    }
  }
  const ordered =
    page.sort === "featured" ? inStock.concat(soldOut) : sortBy(inStock.concat(soldOut), page.sort);
  const end = isPlain(page) ? page.offset + page.k : boundaryOf(page.k);
  const total = ordered.length;
  return { query, found, products: ordered.slice(0, end), total, reading, corrected, rung };
}

const ORDERS: Record<Exclude<Sort, "featured">, (a: CatalogProduct, b: CatalogProduct) => number> = {
  newest: (a, b) => b.createdAt - a.createdAt,
  "price-asc": (a, b) => a.price.amount - b.price.amount,
  "price-desc": (a, b) => b.price.amount - a.price.amount,
  name: (a, b) => COLLATOR.compare(a.name, b.name),
};
const COLLATOR = new Intl.Collator("en", { numeric: true });

/** Scores by place. */
function sortBy(found: readonly Scored[], sort: Exclude<Sort, "featured">): Scored[] {
  const compare = ORDERS[sort];
  return found
    .toSorted(
      ({ product: a }, { product: b }) =>
        Number(b.stock > 0) - Number(a.stock > 0) || compare(a, b) || a.id - b.id,
    )
    .map(({ product }, place) => ({ product, score: 1 - place / found.length }));
}
