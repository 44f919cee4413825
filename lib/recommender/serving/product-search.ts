import "server-only";
import { LRUCache } from "lru-cache";
import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import { findByName, findMatchingProducts } from "@/lib/shop/catalog/search";
import { withinDeadline } from "@/lib/platform/deadline";
import type { Rung } from "@/lib/recommender/strategies/placements";
import type { Scored } from "./scored";

/** The products of a query, as numbers: the catalog may have changed since the database was asked. */
export interface Found {
  productIds: Iterable<number>;
  /** Whether these are those of the nearest spelling. */
  misspelt: boolean;
  /** live: the database has searched; cached: it had before. */
  rung: Extract<Rung, "live" | "cached">;
}

/** What a query found, as a list can be made of it. */
export interface SearchResult {
  query: string;
  /** Best first, scored by rank, 1 … 0. */
  products: readonly Scored[];
  misspelt: boolean;
  /** As in `Found`; static: nobody could be asked, names in memory were compared. */
  rung: Extract<Rung, "live" | "cached" | "static">;
}

/** Longer is only waited for what memory cannot answer. */
const DEADLINE_MS = 500;
const FIRST_DEADLINE_MS = 1_500;
/** With so many searches running late the database is not asked for more. */
const MAX_LATE = 8;
/** At most 500 numbers each: 2 MB in all. */
const MAX_REMEMBERED = 1_000;

/** Searches the shop within a deadline, and repeats from memory what a query last found when the database is late. */
export class ProductSearch {
  #late = 0;
  readonly #remembered = new LRUCache<string, { productIds: Int32Array; misspelt: boolean }>({
    max: MAX_REMEMBERED,
  });

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
    const { matches, misspelt } = await findMatchingProducts(query);
    const productIds = Int32Array.from(matches, ({ productId }) => productId);
    this.#remembered.set(key, { productIds, misspelt });
    return { productIds, misspelt, rung: "live" };
  }

  #recall(key: string): Found | null {
    const known = this.#remembered.get(key);
    return known ? { productIds: known.productIds, misspelt: known.misspelt, rung: "cached" } : null;
  }
}

/** @param found null: the database could not be asked */
export function toSearchResult(query: string, found: Found | null, catalog: LiveCatalog): SearchResult {
  const { productIds, misspelt, rung } = found ?? {
    productIds: findByName(query, catalog),
    misspelt: false,
    rung: "static" as const,
  };
  const products = [...productIds].flatMap((id) => catalog.byId.get(id) ?? []);
  const scored = products.map((product, rank) => ({ product, score: 1 - rank / products.length }));
  return { query, products: scored, misspelt, rung };
}
