import type { ProductDraft } from "../contract/import-format";
import { deriveCategories } from "../naming/derive-category";
import { toProductName } from "../naming/product-name";
import { isProductName } from "./description";
import type { RetailRow } from "./row";

const WEEK_MS = 7 * 86_400_000;
const WEEKS_IN_STOCK = 4;
const SMALLEST_STOCK = 10;
const LARGEST_STOCK = 5_000;

interface CodeFacts {
  /** Description → rows that carry it. */
  names: Map<string, number>;
  /** Unit prices of sales, in minor units. */
  prices: number[];
  sold: number;
  firstAt: number;
  lastAt: number;
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

function mostFrequent(names: ReadonlyMap<string, number>): string {
  return [...names].reduce((best, one) => (one[1] > best[1] ? one : best), ["", 0] as [string, number])[0];
}

/** Four weeks of what the product sells on average between its first and its last sale. */
function plausibleStock({ sold, firstAt, lastAt }: CodeFacts): number {
  const weeks = Math.max(1, (lastAt - firstAt) / WEEK_MS);
  const stock = Math.round((sold / weeks) * WEEKS_IN_STOCK);
  return Math.min(LARGEST_STOCK, Math.max(SMALLEST_STOCK, stock));
}

/** Gathers what the rows of each stock code say of the product. */
export class ProductSurvey {
  private readonly codes = new Map<string, CodeFacts>();

  /** A row of a product code with a positive price: a sale, or its return. */
  see({ code, description, price, quantity, at }: RetailRow): void {
    let facts = this.codes.get(code);
    if (!facts) {
      facts = { names: new Map(), prices: [], sold: 0, firstAt: at, lastAt: at };
      this.codes.set(code, facts);
    }
    facts.firstAt = Math.min(facts.firstAt, at);
    facts.lastAt = Math.max(facts.lastAt, at);
    if (isProductName(description)) facts.names.set(description, (facts.names.get(description) ?? 0) + 1);
    facts.prices.push(price);
    if (quantity > 0) facts.sold += quantity;
  }

  /** Codes with a name and a price, as products: most frequent name, median price. */
  drafts(currency: string): ProductDraft[] {
    const named = [...this.codes].flatMap(([code, facts]) =>
      facts.names.size > 0 ? [{ code, facts, name: toProductName(mostFrequent(facts.names)) }] : [],
    );
    const categories = deriveCategories(named.map(({ name }) => name));
    return named.map(({ code, facts, name }, i) => ({
      sku: code,
      name,
      description: "",
      brand: "",
      category: categories[i] ?? ["More to Discover"],
      priceAmount: Math.max(1, median(facts.prices)),
      compareAtAmount: null,
      currency,
      stock: plausibleStock(facts),
      image: null,
      hidden: false,
      attributes: {},
      createdAt: facts.firstAt,
    }));
  }
}
