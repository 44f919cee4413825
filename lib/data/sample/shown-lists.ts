import type { Chance } from "@/lib/platform/random";
import type { Diary } from "./events";
import type { SampleProduct } from "./make-catalog";
import { drawIndex, sumUp } from "@/ml/index";
import { DAY } from "./sample-options";

/** For how long before the end lists were shown. */
const LIST_DAYS = 32;
const LENGTH = 10;

/** How likely each placement is on the screen at its moment, whether or not it is used. */
const SHOWN = {
  "home.for-you": 0.75,
  "home.trending": 0.55,
  "category.top": 0.4,
  "product.similar": 0.42,
  "product.bought-together": 0.22,
  "cart.completes": 0.8,
} as const;

export type SamplePlacement = keyof typeof SHOWN;

/** Writes down the lists a shop without a model shows: popular products, seldom clicked. */
export class ShownLists {
  readonly #diary: Diary;
  readonly #chance: Chance;
  readonly #from: number;
  readonly #all: { products: readonly SampleProduct[]; appeals: Float64Array };
  readonly #byLeaf = new Map<string, { products: SampleProduct[]; appeals: Float64Array }>();

  constructor(diary: Diary, chance: Chance, products: readonly SampleProduct[], end: number) {
    this.#diary = diary;
    this.#chance = chance;
    this.#from = end - LIST_DAYS * DAY;
    this.#all = { products, appeals: sumUp(products.map(({ appeal }) => appeal)) };
    for (const { leaf } of products) {
      if (this.#byLeaf.has(leaf)) continue;
      const group = products.filter((product) => product.leaf === leaf);
      this.#byLeaf.set(leaf, {
        products: group,
        appeals: sumUp(group.map(({ appeal }) => appeal)),
      });
    }
  }

  /** Whether lists were already recorded at this time. */
  isRecorded(at: number): boolean {
    return at >= this.#from;
  }

  /** Perhaps shows a list nobody clicks. */
  pass(placement: SamplePlacement, shopperId: string, leaf: string | null, at: number): void {
    if (this.isRecorded(at) && this.#chance.uniform() < SHOWN[placement]) {
      this.#show(placement, shopperId, this.#fill(leaf, at, null), at);
    }
  }

  /** Shows a list with `product` in it, which is clicked. Returns the list's id. */
  follow(placement: SamplePlacement, shopperId: string, product: SampleProduct, at: number): string {
    const items = this.#fill(placement.startsWith("home") ? null : product.leaf, at, product.id);
    // The first places get most of the clicks.
    const position = Math.min(items.length - 1, Math.floor(items.length * this.#chance.uniform() ** 2));
    const there = items.indexOf(product.id);
    items.splice(there, 1);
    items.splice(position, 0, product.id);
    const listId = this.#show(placement, shopperId, items, at - 9_000 - this.#chance.uniform() * 20_000);
    const clickAt = Math.floor(at - 600);
    this.#diary.clicks.push({
      id: this.#diary.newId(clickAt),
      listId,
      productId: product.id,
      position,
      at: clickAt,
    });
    return listId;
  }

  #show(placement: SamplePlacement, shopperId: string, items: number[], at: number): string {
    const servedAt = Math.floor(at);
    const id = this.#diary.newId(servedAt);
    this.#diary.lists.push({ id, placement, shopperId, items, servedAt });
    return id;
  }

  /** Popular products of the leaf that were there at the time, `wanted` among them if given. */
  #fill(leaf: string | null, at: number, wanted: number | null): number[] {
    const { products, appeals } = (leaf === null ? undefined : this.#byLeaf.get(leaf)) ?? this.#all;
    const items = new Set<number>(wanted === null ? [] : [wanted]);
    for (let attempt = 0; attempt < 40 && items.size < LENGTH; attempt++) {
      const product = products[drawIndex(this.#chance, appeals)];
      if (product && product.createdAt <= at) items.add(product.id);
    }
    return [...items];
  }
}
