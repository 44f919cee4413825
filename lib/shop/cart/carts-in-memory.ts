import "server-only";
import { LRUCache } from "lru-cache";
import { createSingleton } from "@/lib/platform/singleton";
import { onForgotten, onShopperNews } from "@/lib/shop/shoppers/shopper-news";
import type { Cart } from "./cart";

/** Lines of all carts together: some 10 MB. */
const MOST_LINES = 10_000;
/** A cookie whose end nobody could tell of must not open a cart for long. */
const LIFETIME_MS = 15 * 60_000;

/** Carts as this process read them last, by the cookie they were read for: to be looked at while the database is away. */
class CartsInMemory {
  readonly #carts = new LRUCache<string, { cart: Cart; shopperId: string }>({
    maxSize: MOST_LINES,
    sizeCalculation: ({ cart }) => 1 + cart.lines.length,
    ttl: LIFETIME_MS,
  });

  constructor() {
    onShopperNews((concerned) => (concerned === "*" ? this.#carts.clear() : this.#drop(concerned)));
    onForgotten((ids) => this.#drop(ids));
  }

  set(cookie: string, shopperId: string, cart: Cart): void {
    this.#carts.set(cookie, { cart, shopperId });
  }

  get(cookie: string): Cart | null {
    return this.#carts.get(cookie)?.cart ?? null;
  }

  #drop(ids: readonly string[]): void {
    const gone = new Set(ids);
    for (const [cookie, { shopperId }] of [...this.#carts.entries()])
      if (gone.has(cookie) || gone.has(shopperId)) this.#carts.delete(cookie);
  }
}

export const cartsInMemory = createSingleton("shop.carts", () => new CartsInMemory()).get;
