import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import { type Grouping, groupingOf } from "./grouping";

/** At most so many products of one group. */
export interface Limit {
  /** The rule it is of. */
  rule: string;
  grouping: Grouping;
  most: number;
  across: "list" | "page";
}

export function limitOf(rule: string, by: string, most: number, across: Limit["across"]): Limit {
  return { rule, grouping: groupingOf(by), most, across };
}

/** How many products of each group a rule has placed. */
type Counts = Map<string | number, number>;

/**
 * What the lists of one page hold, by the rules that count across a page: those that are made, and what is pinned to those
 * that are still to come.
 */
export class PageTally {
  readonly #byRule = new Map<string, Counts>();

  countsOf(rule: string): Counts {
    const known = this.#byRule.get(rule) ?? new Map<string | number, number>();
    this.#byRule.set(rule, known);
    return known;
  }

  add(limits: readonly Limit[], products: Iterable<CatalogProduct>, by: 1 | -1 = 1): void {
    const ofPage = limits.filter(({ across }) => across === "page");
    if (ofPage.length === 0) return;
    for (const product of products)
      for (const limit of ofPage) count(limit, this.countsOf(limit.rule), product, by);
  }
}

function count({ grouping }: Limit, counts: Counts, product: CatalogProduct, by = 1): void {
  const group = grouping(product);
  if (group !== null) counts.set(group, (counts.get(group) ?? 0) + by);
}

/** Counts one list while it is made, beginning with what is pinned to it, and with what the page holds. */
export class Tally {
  readonly #limits: readonly (readonly [Limit, Counts])[];

  /** @param page holds what is pinned to this list already; null: the list is a page of its own */
  constructor(limits: readonly Limit[], pinned: readonly CatalogProduct[], page: PageTally | null) {
    this.#limits = limits.map((limit) => {
      const ofPage = limit.across === "page" ? page?.countsOf(limit.rule) : undefined;
      const counts: Counts = new Map(ofPage);
      if (!ofPage) for (const product of pinned) count(limit, counts, product);
      return [limit, counts] as const;
    });
  }

  /** The rule that has no place for one more like this; null: there is room. */
  fullBy(product: CatalogProduct): string | null {
    for (const [{ rule, grouping, most }, counts] of this.#limits) {
      const group = grouping(product);
      if (group !== null && (counts.get(group) ?? 0) >= most) return rule;
    }
    return null;
  }

  /** Counts a product that was not pinned. */
  add(product: CatalogProduct): void {
    for (const [limit, counts] of this.#limits) count(limit, counts, product);
  }
}
