import { KINDS, type Kind } from "@/ml/index";
import type { EventBatch } from "./event-buffer";
import type { MadeShop } from "./generate-interactions";
import { DAY_MS, type GenerateOptions } from "./options";

/** What a made-up shop turned out to be. */
export interface ShopStatistics {
  shoppers: number;
  products: number;
  interactions: number;
  kinds: Record<Kind, number>;
  /** How unequal products are in their interactions: 0 all alike, 1 one takes all. */
  popularityGini: number;
  /** Share of the interactions that the most popular hundredth of the products takes. */
  topPercentShare: number;
  /** Products without any interaction, and those that appeared in the last four weeks. */
  untouchedProducts: number;
  newProducts: number;
  /** Shoppers whose first visit was in the last four weeks. */
  newShoppers: number;
  interactionsPerShopper: { p10: number; p50: number; p90: number; p99: number; most: number };
  /** First and last interaction, ISO 8601. */
  from: string | null;
  until: string | null;
}

const NEW_MS = 28 * DAY_MS;

/** Counts as the batches pass. */
export class ShopTally {
  readonly #ofProduct: Uint32Array;
  readonly #ofShopper: Uint32Array;
  readonly #ofKind = new Float64Array(KINDS.length);
  readonly #options: GenerateOptions;
  readonly #shop: MadeShop;
  #count = 0;
  #first: number | null = null;
  #last: number | null = null;

  constructor(shop: MadeShop) {
    this.#shop = shop;
    this.#options = shop.options;
    this.#ofProduct = new Uint32Array(shop.options.products);
    this.#ofShopper = new Uint32Array(shop.options.shoppers);
  }

  add({ length, shoppers, products, kinds, at }: EventBatch): void {
    for (let i = 0; i < length; i++) {
      const [product, shopper, kind] = [products[i] ?? 0, shoppers[i] ?? 0, kinds[i] ?? 0];
      this.#ofProduct[product] = (this.#ofProduct[product] ?? 0) + 1;
      this.#ofShopper[shopper] = (this.#ofShopper[shopper] ?? 0) + 1;
      this.#ofKind[kind] = (this.#ofKind[kind] ?? 0) + 1;
    }
    this.#count += length;
    this.#first ??= at[0] ?? null;
    this.#last = at[length - 1] ?? this.#last;
  }

  /** Sorts what was counted: only once, at the end. */
  finish(): ShopStatistics {
    const { until } = this.#options;
    const byProduct = this.#ofProduct.sort();
    const byShopper = this.#ofShopper.sort();
    const quantile = (q: number) => byShopper[Math.floor(q * (byShopper.length - 1))] ?? 0;
    const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
    return {
      shoppers: byShopper.length,
      products: byProduct.length,
      interactions: this.#count,
      kinds: Object.fromEntries(KINDS.map((kind, i) => [kind, this.#ofKind[i] ?? 0])) as Record<Kind, number>,
      popularityGini: giniOf(byProduct),
      topPercentShare: sum(byProduct.subarray(-Math.ceil(byProduct.length / 100))) / Math.max(1, this.#count),
      untouchedProducts: byProduct.findIndex((count) => count > 0),
      newProducts: countAfter(this.#shop.catalog.born, until - NEW_MS),
      newShoppers: countAfter(this.#shop.crowd.joined, until - NEW_MS),
      interactionsPerShopper: {
        p10: quantile(0.1),
        p50: quantile(0.5),
        p90: quantile(0.9),
        p99: quantile(0.99),
        most: quantile(1),
      },
      from: iso(this.#first),
      until: iso(this.#last),
    };
  }
}

function sum(values: Uint32Array): number {
  return values.reduce((all, value) => all + value, 0);
}

/** Gini coefficient of counts, ascending: Σ (2i − n − 1) x_i / (n Σ x). */
export function giniOf(ascending: Uint32Array): number {
  const n = ascending.length;
  const total = sum(ascending);
  if (total === 0) return 0;
  let weighted = 0;
  for (let i = 0; i < n; i++) weighted += (2 * (i + 1) - n - 1) * (ascending[i] ?? 0);
  return weighted / (n * total);
}

function countAfter(ascending: Float64Array, moment: number): number {
  let count = 0;
  for (const at of ascending) if (at >= moment) count++;
  return count;
}
