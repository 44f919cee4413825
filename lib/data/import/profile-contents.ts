import type { InteractionFact, ProductDraft } from "./contract/import-format";

/** Minor units. */
export interface PriceSpan {
  lowest: number;
  median: number;
  highest: number;
  currency: string;
}

/** Collects what the accepted rows say. */
export class Collector {
  readonly kinds: Record<string, number> = {};
  readonly shoppers = new Set<string>();
  readonly products = new Set<string>();
  /** Each once: several rows may make one. */
  readonly drafts = new Set<ProductDraft>();
  duplicates = 0;
  importable = 0;
  private readonly keys = new Set<string>();
  private first = Number.POSITIVE_INFINITY;
  private last = Number.NEGATIVE_INFINITY;

  addFact({ key, shopper, product, kind, at }: InteractionFact): void {
    if (this.keys.has(key)) {
      this.duplicates++;
      return;
    }
    this.keys.add(key);
    this.importable++;
    this.kinds[kind] = (this.kinds[kind] ?? 0) + 1;
    if (shopper !== "") this.shoppers.add(shopper);
    this.products.add(product);
    this.first = Math.min(this.first, at);
    this.last = Math.max(this.last, at);
  }

  addDraft(draft: ProductDraft): void {
    this.importable++;
    this.drafts.add(draft);
  }

  get dates(): { first: string; last: string } | null {
    if (this.keys.size === 0) return null;
    return { first: new Date(this.first).toISOString(), last: new Date(this.last).toISOString() };
  }
}

/** The span of the prices that are said. */
export function describePrices(drafts: readonly ProductDraft[]): PriceSpan | null {
  const priced = drafts.filter(({ says }) => says === undefined || says.has("price"));
  const sorted = Float64Array.from(priced, ({ priceAmount }) => priceAmount).sort();
  const [lowest] = sorted;
  const highest = sorted.at(-1);
  const median = sorted[Math.floor((sorted.length - 1) / 2)];
  const currency = priced[0]?.currency;
  if (lowest === undefined || highest === undefined || median === undefined || !currency) return null;
  return { lowest, median, highest, currency };
}

/** Categories by their number of products, the largest first. */
export function countCategories(drafts: readonly ProductDraft[]): { category: string; products: number }[] {
  const counts = new Map<string, number>();
  for (const { category } of drafts) {
    if (category.length === 0) continue;
    const name = category.join(" > ");
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .map(([category, products]) => ({ category, products }))
    .sort((a, b) => b.products - a.products);
}
