import type { LiveCatalog } from "./catalog-index";
import { type CatalogProduct, isOffered, priceRangeOf } from "./catalog-product";
import type { Listing, Sort } from "./listing";
import { PAGE_SIZE, type ProductListing } from "./product-listing";
import { toProductCard } from "./product-card";

/*
 * The listing of a category from memory, as `listProducts` has it from the database: for while that is away.
 */

/** What a product fulfils of what is asked, each by itself: a facet counts what would be there without its own. */
function judge(product: CatalogProduct, { brands, minPrice, maxPrice, inStock }: Listing) {
  const range = { minPrice: minPrice ?? 0, maxPrice: maxPrice ?? Infinity };
  const isPriced = minPrice !== null || maxPrice !== null;
  const hasStock = !inStock || product.stock > 0;
  return {
    brand: brands.length === 0 || brands.includes(product.brand),
    rest: hasStock && (!isPriced || isOffered(product, { ...range, inStock })),
  };
}

const byId = (a: CatalogProduct, b: CatalogProduct) => a.id - b.id;
const byNewest = (a: CatalogProduct, b: CatalogProduct) => b.createdAt - a.createdAt;

const ORDERS: Record<Exclude<Sort, "featured">, (a: CatalogProduct, b: CatalogProduct) => number> = {
  newest: (a, b) => byNewest(a, b) || b.id - a.id,
  "price-asc": (a, b) => a.price.amount - b.price.amount || byId(a, b),
  "price-desc": (a, b) => b.price.amount - a.price.amount || byId(a, b),
  name: (a, b) => a.name.toLowerCase().localeCompare(b.name.toLowerCase()) || byId(a, b),
};

/** What can be had first, and the brands in turn. */
function sortFeatured(products: readonly CatalogProduct[]): CatalogProduct[] {
  const turns = new Map<string, number>();
  const placed = products
    .toSorted((a, b) => byNewest(a, b) || byId(a, b))
    .map((product) => {
      const row = `${product.stock > 0} ${product.brand}`;
      const turn = turns.get(row) ?? 0;
      turns.set(row, turn + 1);
      return { product, turn };
    });
  return placed
    .sort(
      (a, b) =>
        Number(b.product.stock > 0) - Number(a.product.stock > 0) ||
        a.turn - b.turn ||
        byId(a.product, b.product),
    )
    .map(({ product }) => product);
}

function rangeOf(products: readonly CatalogProduct[]): ProductListing["facets"]["priceRange"] {
  if (products.length === 0) return null;
  let [least, most] = [Infinity, -Infinity];
  for (const product of products) {
    const { min, max } = priceRangeOf(product);
    least = Math.min(least, min);
    most = Math.max(most, max);
  }
  return { min: least, max: most };
}

/** The products for sale of a category and everything below it, as asked for. */
export function listInMemory(categoryPath: string, listing: Listing, catalog: LiveCatalog): ProductListing {
  const category = catalog.findCategory(categoryPath);
  const ids = category?.path === categoryPath ? catalog.subtree(category.id) : [];
  const all = [...catalog.inCategories(ids)];
  const counts = new Map<string, number>();
  const found: CatalogProduct[] = [];
  for (const product of all) {
    const { brand, rest } = judge(product, listing);
    if (product.brand !== "") counts.set(product.brand, (counts.get(product.brand) ?? 0) + Number(rest));
    if (brand && rest) found.push(product);
  }
  const { sort, brands: chosen } = listing;
  const ordered = sort === "featured" ? sortFeatured(found) : found.sort(ORDERS[sort]);
  const pageCount = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(listing.page, pageCount);
  const brands = [...counts]
    .filter(([name, count]) => count > 0 || chosen.includes(name))
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => a.name.localeCompare(b.name));
  return {
    products: ordered.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(toProductCard),
    facets: { brands, priceRange: rangeOf(all), colours: [], categories: [] },
    total: found.length,
    page,
    pageCount,
  };
}
