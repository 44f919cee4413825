import type { Chance } from "@/lib/platform/random";
import type { Bundle } from "./bundles";
import type { Diary } from "./events";
import type { SampleProduct } from "./make-catalog";
import { drawGeometric } from "@/ml/index";
import { DAY } from "./sample-options";
import type { SamplePlacement, ShownLists } from "./shown-lists";
import type { Taste } from "./taste";
import { suits, type Wishes } from "./wish";

/** What every visit draws on. */
export interface Shop {
  chance: Chance;
  wishes: Wishes;
  diary: Diary;
  lists: ShownLists;
  byId: ReadonlyMap<number, SampleProduct>;
  /** The bundle of each product that is in one. */
  bundles: ReadonlyMap<number, Bundle>;
}

/** What a shopper carries from visit to visit. */
export interface Memory {
  seen: Set<number>;
  owned: Set<number>;
}

interface Basket {
  product: SampleProduct;
  listId: string | null;
}

const MINUTE = 60_000;
/** Orders are kept for this long. */
const ORDER_DAYS = 45;
/** Kinds of which people buy several at once. */
const SEVERAL = new Set([
  "Mugs",
  "Plates",
  "Bowls",
  "Glasses",
  "Dining Chairs",
  "Seeds",
  "Soap",
  "Gift Wrap",
]);

/** One visit: looking about in one or two categories, liking, filling the cart, perhaps buying, later rating. */
export class Visit {
  readonly #shop: Shop;
  readonly #taste: Taste;
  readonly #memory: Memory;
  readonly #basket: Basket[] = [];
  #at: number;
  readonly #end: number;

  constructor(shop: Shop, taste: Taste, memory: Memory, start: number, end: number) {
    this.#shop = shop;
    this.#taste = taste;
    this.#memory = memory;
    this.#at = start;
    this.#end = end;
  }

  run(): void {
    const { chance, wishes, lists } = this.#shop;
    const shopperId = this.#taste.id;
    lists.pass("home.for-you", shopperId, null, this.#at);
    lists.pass("home.trending", shopperId, null, this.#at);
    const interest = wishes.drawInterest(chance, this.#taste, this.#at);
    let leaf = wishes.drawLeaf(chance, interest, this.#at);
    lists.pass("category.top", shopperId, leaf, this.#at);
    const looks = 1 + drawGeometric(chance, 3.4);
    for (let look = 0; look < looks; look++) {
      // On to the next shelf, usually of the same interest.
      if (look > 0 && chance.maybe(0.45)) leaf = wishes.drawLeaf(chance, interest, this.#at);
      const product = this.#findProduct(leaf);
      if (product) this.#lookAt(product, look === 0);
    }
    this.#checkOut();
  }

  /** Something to look at: rather new to the shopper than known, never what they own. */
  #findProduct(leaf: string): SampleProduct | null {
    const { chance, wishes } = this.#shop;
    for (let attempt = 0; attempt < 4; attempt++) {
      const product = wishes.drawProduct(chance, leaf, this.#taste, this.#at);
      if (!product || this.#memory.owned.has(product.id)) continue;
      if (!this.#memory.seen.has(product.id) || chance.maybe(0.3)) return product;
    }
    return null;
  }

  #record(kind: "view" | "like" | "cart" | "remove", product: SampleProduct, listId: string | null): void {
    const { diary } = this.#shop;
    diary.add({ shopperId: this.#taste.id, productId: product.id, kind, value: 1, at: this.#at, listId });
    this.#at += this.#shop.chance.between(0.1, kind === "view" ? 2.2 : 0.5) * MINUTE;
  }

  #lookAt(product: SampleProduct, isFirst: boolean, via: SamplePlacement | null = null): void {
    const { chance, lists } = this.#shop;
    const listId = this.#comeBy(product, isFirst, via);
    this.#memory.seen.add(product.id);
    this.#record("view", product, listId);
    lists.pass("product.similar", this.#taste.id, product.leaf, this.#at);
    lists.pass("product.bought-together", this.#taste.id, null, this.#at);
    const liking = suits(product, this.#taste.style, this.#taste.level) / 5.6;
    if (chance.maybe(0.03 + 0.1 * liking)) this.#record("like", product, listId);
    if (chance.maybe(0.04 + 0.17 * liking)) this.#putInCart(product, listId);
  }

  /** Some products are reached through a list; those looks carry its id. */
  #comeBy(product: SampleProduct, isFirst: boolean, via: SamplePlacement | null): string | null {
    const { chance, lists } = this.#shop;
    if (!lists.isRecorded(this.#at)) return null;
    const placement =
      via ??
      (isFirst
        ? chance.pick(["home.for-you", "home.for-you", "home.trending", "category.top"] as const)
        : chance.pick(["product.similar", "product.similar", "category.top", "home.for-you"] as const));
    if (!chance.maybe(via ? 0.5 : isFirst ? 0.16 : 0.07)) return null;
    return lists.follow(placement, this.#taste.id, product, this.#at);
  }

  #putInCart(product: SampleProduct, listId: string | null): void {
    const { chance, bundles, byId } = this.#shop;
    if (this.#basket.some((entry) => entry.product === product)) return;
    this.#record("cart", product, listId);
    this.#basket.push({ product, listId });
    for (const id of bundles.get(product.id) ?? []) {
      const other = byId.get(id);
      const isWanted = other && other !== product && !this.#memory.owned.has(id) && chance.maybe(0.55);
      if (isWanted) this.#addCompanion(other);
    }
  }

  /** What belongs to something in the cart is put in beside it. */
  #addCompanion(product: SampleProduct): void {
    if (this.#basket.some((entry) => entry.product === product)) return;
    const placement = this.#shop.chance.pick(["product.bought-together", "cart.completes"] as const);
    const listId = this.#comeBy(product, false, placement);
    this.#memory.seen.add(product.id);
    this.#record("view", product, listId);
    this.#record("cart", product, listId);
    this.#basket.push({ product, listId });
  }

  #checkOut(): void {
    const { chance, lists, diary } = this.#shop;
    if (this.#basket.length === 0) return;
    lists.pass("cart.completes", this.#taste.id, null, this.#at);
    const kept = this.#basket.filter((entry) => {
      if (!chance.maybe(0.08)) return true;
      this.#record("remove", entry.product, null);
      return false;
    });
    const isBuying = chance.maybe(0.5);
    if (!isBuying || kept.length === 0 || !diary.isPast(this.#at)) return;
    const at = Math.floor(this.#at);
    const lines = kept.map(({ product, listId }) => {
      const quantity = SEVERAL.has(product.leaf) ? 1 + drawGeometric(chance, 1.1) : 1;
      const shopperId = this.#taste.id;
      diary.add({ shopperId, productId: product.id, kind: "purchase", value: quantity, at, listId });
      this.#memory.owned.add(product.id);
      this.#rateLater(product);
      return { id: diary.newId(at), productId: product.id, quantity, listId };
    });
    if (at < this.#end - ORDER_DAYS * DAY) return;
    diary.orders.push({
      id: diary.newId(at),
      idempotencyKey: diary.newId(at),
      shopperId: this.#taste.id,
      at,
      lines,
    });
  }

  #rateLater(product: SampleProduct): void {
    const { chance, diary } = this.#shop;
    if (!chance.maybe(0.27)) return;
    const liking = product.style === this.#taste.style ? 0.35 : -0.25;
    const stars = Math.round(product.quality + liking + chance.normal() * 0.7);
    const value = Math.min(5, Math.max(1, stars));
    const at = this.#at + chance.between(2, 14) * DAY;
    diary.add({ shopperId: this.#taste.id, productId: product.id, kind: "rating", value, at, listId: null });
  }
}
