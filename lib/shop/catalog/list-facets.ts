import { attributeLabel } from "./attribute-label";
import type { CatalogProduct } from "./catalog-product";
import { chooseAttributes } from "./choose-attributes";
import {
  type Form,
  formsOf,
  priceOfForm,
  readBrand,
  readColours,
  type Reading,
  readingOf,
} from "./facet-readings";
import { listFacetValues } from "./facet-values";
import type { Listing } from "./listing";
import type { Facets, FacetValue } from "./product-listing";

/*
 * What a category is narrowed to, and what it can be narrowed by. A product is looked at form by form: one and the same
 * variant has to be of the size and colour asked for, of the price, and at hand.
 */

type Test = (product: CatalogProduct, form: Form) => boolean;

/** Something to narrow by. */
interface Facet {
  /** Whether a form fits what is chosen of it; null: nothing is. */
  fits: Test | null;
  /** Counts a form that fits everything else. */
  count(product: CatalogProduct, form: Form): void;
}

class NamedFacet implements Facet {
  readonly fits: Test | null;
  readonly #counts = new Map<string, number>();
  /** For which product a value was counted last: one with several variants counts once. */
  readonly #last = new Map<string, CatalogProduct>();

  constructor(
    readonly read: Reading,
    readonly chosen: readonly string[] = [],
  ) {
    const wanted = new Set(chosen);
    this.fits =
      chosen.length === 0 ? null : (product, form) => read(product, form).some((name) => wanted.has(name));
  }

  count(product: CatalogProduct, form: Form): void {
    for (const name of this.read(product, form)) {
      if (product.variants.length > 1) {
        if (this.#last.get(name) === product) continue;
        this.#last.set(name, product);
      }
      this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    }
  }

  values(): FacetValue[] {
    return listFacetValues(this.#counts, this.chosen);
  }
}

class PriceFacet implements Facet {
  range: Facets["priceRange"] = null;
  readonly fits: Test | null;

  constructor({ minPrice, maxPrice }: Listing) {
    const [least, most] = [minPrice ?? 0, maxPrice ?? Infinity];
    const fits: Test = (_, form) => priceOfForm(form) >= least && priceOfForm(form) <= most;
    this.fits = minPrice === null && maxPrice === null ? null : fits;
  }

  count(_product: CatalogProduct, form: Form): void {
    const price = priceOfForm(form);
    const { min, max } = this.range ?? { min: price, max: price };
    if (this.range === null || price < min || price > max)
      this.range = { min: Math.min(min, price), max: Math.max(max, price) };
  }
}

class StockFacet implements Facet {
  products = 0;
  readonly fits: Test | null;
  #last: CatalogProduct | null = null;

  constructor({ inStock }: Listing) {
    this.fits = inStock ? (_, { stock }) => stock > 0 : null;
  }

  count(product: CatalogProduct, form: Form): void {
    if (form.stock <= 0 || this.#last === product) return;
    this.#last = product;
    this.products++;
  }
}

/** The facets whose choice a form does not fit: none, one, or more than one. */
function failureOf(facets: readonly Facet[], product: CatalogProduct, form: Form): Facet | "several" | null {
  let failed: Facet | null = null;
  for (const facet of facets) {
    if (facet.fits?.(product, form) !== false) continue;
    if (failed) return "several";
    failed = facet;
  }
  return failed;
}

/** Those of these products that fit a listing, and what is left to narrow them by. */
export function narrow(
  products: readonly CatalogProduct[],
  listing: Listing,
): { found: CatalogProduct[]; facets: Facets } {
  const chosen = new Map(Object.entries(listing.attributes));
  const keys = new Set([...chooseAttributes(products), ...chosen.keys()]);
  const attributes = [...keys].map((key) => ({
    key,
    facet: new NamedFacet(readingOf(key), chosen.get(key)),
  }));
  const brands = new NamedFacet(readBrand, listing.brands);
  const colours = new NamedFacet(readColours, listing.colours);
  const price = new PriceFacet(listing);
  const stock = new StockFacet(listing);
  const all = [brands, colours, price, stock, ...attributes.map(({ facet }) => facet)];
  const narrowing = all.filter(({ fits }) => fits !== null);
  const found: CatalogProduct[] = [];
  for (const product of products) {
    let fits = false;
    for (const form of formsOf(product)) {
      const failed = failureOf(narrowing, product, form);
      if (failed === "several") continue;
      if (failed) {
        failed.count(product, form);
        continue;
      }
      fits = true;
      for (const facet of all) facet.count(product, form);
    }
    if (fits) found.push(product);
  }
  return {
    found,
    facets: {
      brands: brands.values(),
      colours: colours.values(),
      attributes: attributes.map(({ key, facet }) => ({
        key,
        label: attributeLabel(key),
        values: facet.values(),
      })),
      priceRange: price.range,
      inStock: stock.products,
      categories: [],
    },
  };
}
