import { partitionPoint } from "@/ml/index";
import type { CatalogCategory, CatalogProduct, CatalogVariant } from "./catalog-product";

/** All active products, with the ways to find one. What callers may see of `CatalogIndex`. */
export interface LiveCatalog {
  readonly byId: ReadonlyMap<number, CatalogProduct>;
  readonly bySku: ReadonlyMap<string, CatalogProduct>;
  /** Those that another shop calls something of its own. */
  readonly byHandle: ReadonlyMap<string, CatalogProduct>;
  readonly bySlug: ReadonlyMap<string, CatalogProduct>;
  readonly categories: ReadonlyMap<number, CatalogCategory>;
  /** All of them, the newest first. */
  readonly newest: readonly CatalogProduct[];
  /** Raised by every change, so that what is derived from the catalog knows when it is old. */
  readonly version: number;
  /** Raised by changes of what products are called and where they are, but not by sales and prices. */
  readonly namesVersion: number;
  /** The category and everything below it; empty for an unknown one. */
  subtree(categoryId: number): ReadonlySet<number>;
  /** By slug or by path. */
  findCategory(slugOrPath: string): CatalogCategory | null;
  /** The products of exactly this category. */
  inCategory(categoryId: number): Iterable<CatalogProduct>;
  /** The products of exactly these categories. */
  inCategories(categoryIds: Iterable<number>): Iterable<CatalogProduct>;
}

/** Newest first; of two made in the same moment the later number. */
function byAge(a: CatalogProduct, b: CatalogProduct): number {
  return b.createdAt - a.createdAt || b.id - a.id;
}

function isVariantNamedAlike(a: CatalogVariant, b: CatalogVariant | undefined): boolean {
  return a.sku === b?.sku && a.values.every((value, i) => value === b.values[i]);
}

function isNamedAlike(a: CatalogProduct | undefined, b: CatalogProduct): boolean {
  return (
    a?.name === b.name &&
    a.brand === b.brand &&
    a.sku === b.sku &&
    a.categoryId === b.categoryId &&
    a.colour === b.colour &&
    a.variants.length === b.variants.length &&
    a.variants.every((variant, i) => isVariantNamedAlike(variant, b.variants[i]))
  );
}

/** Where `product` stands or would stand in a list sorted by age. */
function placeOf(product: CatalogProduct, sorted: readonly CatalogProduct[]): number {
  return partitionPoint(sorted, (other) => byAge(other, product) < 0);
}

/** The catalog in memory. Changed in place, always between two requests: nothing here waits. */
export class CatalogIndex implements LiveCatalog {
  readonly byId = new Map<number, CatalogProduct>();
  readonly bySku = new Map<string, CatalogProduct>();
  readonly byHandle = new Map<string, CatalogProduct>();
  readonly bySlug = new Map<string, CatalogProduct>();
  readonly categories = new Map<number, CatalogCategory>();
  readonly newest: CatalogProduct[];
  version = 0;
  namesVersion = 0;
  readonly #byCategory = new Map<number, Set<CatalogProduct>>();
  readonly #categoryNames = new Map<string, CatalogCategory>();
  readonly #children = new Map<number | null, number[]>();
  readonly #subtrees = new Map<number, ReadonlySet<number>>();

  constructor(categories: Iterable<CatalogCategory>, products: Iterable<CatalogProduct>) {
    const all = [...categories];
    // Where the slug of one is the path of another, the path is meant: that is what addresses hold.
    for (const category of all) this.#categoryNames.set(category.slug, category);
    for (const category of all) {
      this.categories.set(category.id, category);
      this.#categoryNames.set(category.path, category);
      const siblings = this.#children.get(category.parentId) ?? [];
      this.#children.set(category.parentId, [...siblings, category.id]);
    }
    for (const product of products) this.#enter(product);
    this.newest = [...this.byId.values()].sort(byAge);
  }

  /** Takes over the present state of some products; `ids` without a product in `found` are gone. */
  apply(ids: Iterable<number>, found: Iterable<CatalogProduct>): void {
    const gone = new Map([...ids].map((id) => [id, this.byId.get(id)]));
    for (const id of gone.keys()) this.#drop(id);
    let renamed = 0;
    for (const product of found) {
      if (isNamedAlike(gone.get(product.id), product)) gone.delete(product.id);
      else renamed++;
      this.#put(product);
    }
    const dropped = [...gone.values()].some((product) => product !== undefined);
    if (renamed > 0 || dropped) this.namesVersion++;
    this.version++;
  }

  subtree(categoryId: number): ReadonlySet<number> {
    let known = this.#subtrees.get(categoryId);
    if (!known) {
      const found = new Set<number>();
      const open = this.categories.has(categoryId) ? [categoryId] : [];
      for (let id = open.pop(); id !== undefined; id = open.pop()) {
        found.add(id);
        open.push(...(this.#children.get(id) ?? []));
      }
      this.#subtrees.set(categoryId, (known = found));
    }
    return known;
  }

  findCategory(slugOrPath: string): CatalogCategory | null {
    return this.#categoryNames.get(slugOrPath) ?? null;
  }

  inCategory(categoryId: number): Iterable<CatalogProduct> {
    return this.#byCategory.get(categoryId) ?? [];
  }

  *inCategories(categoryIds: Iterable<number>): Generator<CatalogProduct> {
    for (const id of categoryIds) yield* this.inCategory(id);
  }

  #put(product: CatalogProduct): void {
    this.#drop(product.id);
    this.#enter(product);
    this.newest.splice(placeOf(product, this.newest), 0, product);
  }

  #enter(product: CatalogProduct): void {
    this.byId.set(product.id, product);
    this.bySku.set(product.sku, product);
    if (product.handle !== undefined) this.byHandle.set(product.handle, product);
    this.bySlug.set(product.slug, product);
    const inCategory = this.#byCategory.get(product.categoryId) ?? new Set();
    this.#byCategory.set(product.categoryId, inCategory.add(product));
  }

  #drop(id: number): void {
    const old = this.byId.get(id);
    if (!old) return;
    this.byId.delete(id);
    this.newest.splice(placeOf(old, this.newest), 1);
    this.#byCategory.get(old.categoryId)?.delete(old);
    // Two products may have swapped their codes in one change.
    if (this.bySku.get(old.sku) === old) this.bySku.delete(old.sku);
    const { handle } = old;
    if (handle !== undefined && this.byHandle.get(handle) === old) this.byHandle.delete(handle);
    if (this.bySlug.get(old.slug) === old) this.bySlug.delete(old.slug);
  }
}
