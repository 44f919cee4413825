import { attributeKey } from "./attribute-values";
import type { CatalogProduct } from "./catalog-product";
import { formsOf, readingOf } from "./facet-readings";

/** Attributes offered at most, and what makes one worth it: enough products have it, and share its values. */
const MOST_ATTRIBUTES = 6;
const LEAST_SHARE = 0.1;
const LEAST_USES_OF_A_VALUE = 1.5;
const LONGEST_VALUE = 40;
/** What shoppers choose by first. */
const FIRST = ["size", "material"];
/** Facets of their own. */
const OWN_FACETS = new Set(["brand", "colour", "color", "colours", "colors"]);
/** So many products tell which attributes a large category has. */
const SAMPLE = 2_000;

/** How many products have an attribute, and with which values: one may have several. */
interface Seen {
  products: number;
  uses: number;
  values: Set<string>;
}

function keysOf({ attributes, optionNames }: CatalogProduct): Set<string> {
  return new Set([...Object.keys(attributes ?? {}), ...(optionNames ?? []).map(attributeKey)]);
}

/** So many products spread over all of them. */
function sampleOf(products: readonly CatalogProduct[]): CatalogProduct[] {
  const step = Math.max(1, products.length / SAMPLE);
  const count = Math.min(products.length, SAMPLE);
  return Array.from({ length: count }, (_, i) => products[Math.floor(i * step)]).filter(
    (product) => product !== undefined,
  );
}

/** Which attributes products can be narrowed by, by their plain names: those that many have and few values tell apart. */
export function chooseAttributes(products: readonly CatalogProduct[]): string[] {
  const sample = sampleOf(products);
  const found = new Map<string, Seen>();
  for (const product of sample) {
    for (const key of keysOf(product)) {
      if (OWN_FACETS.has(key)) continue;
      const seen = found.get(key) ?? { products: 0, uses: 0, values: new Set() };
      found.set(key, seen);
      const read = readingOf(key);
      const own = new Set(formsOf(product).flatMap((form) => read(product, form)));
      for (const value of own) seen.values.add(value);
      seen.uses += own.size;
      seen.products++;
    }
  }
  const isWorthIt = ({ products, uses, values }: Seen) =>
    values.size > 1 &&
    products >= LEAST_SHARE * sample.length &&
    uses >= LEAST_USES_OF_A_VALUE * values.size &&
    [...values].every((value) => value.length <= LONGEST_VALUE);
  const rank = (key: string) => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length);
  return [...found]
    .filter(([, seen]) => isWorthIt(seen))
    .sort(([a, one], [b, other]) => rank(a) - rank(b) || other.products - one.products || (a < b ? -1 : 1))
    .slice(0, MOST_ATTRIBUTES)
    .map(([key]) => key);
}
