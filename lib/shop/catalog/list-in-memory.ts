import type { LiveCatalog } from "./catalog-index";
import type { CatalogProduct } from "./catalog-product";
import { narrow } from "./list-facets";
import type { Listing, Sort } from "./listing";
import { toProductCard } from "./product-card";
import { PAGE_SIZE, type ProductListing } from "./product-listing";

const byId = (a: CatalogProduct, b: CatalogProduct) => a.id - b.id;
const byNewest = (a: CatalogProduct, b: CatalogProduct) => b.createdAt - a.createdAt;
const NAMES = new Intl.Collator("en", { numeric: true });

const ORDERS: Record<Exclude<Sort, "featured">, (a: CatalogProduct, b: CatalogProduct) => number> = {
  newest: (a, b) => byNewest(a, b) || b.id - a.id,
  "price-asc": (a, b) => a.price.amount - b.price.amount || byId(a, b),
  "price-desc": (a, b) => b.price.amount - a.price.amount || byId(a, b),
  name: (a, b) => NAMES.compare(a.name, b.name) || byId(a, b),
};

/** What can be had first, and the brands in turn, so that one large delivery does not fill the first page. */
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

/** The products for sale of a category and everything below it, as asked for; nothing of a category there is not. */
export function listInMemory(categoryPath: string, listing: Listing, catalog: LiveCatalog): ProductListing {
  const category = catalog.findCategory(categoryPath);
  const ids = category?.path === categoryPath ? catalog.subtree(category.id) : [];
  const { found, facets } = narrow([...catalog.inCategories(ids)], listing);
  const { sort } = listing;
  const ordered = sort === "featured" ? sortFeatured(found) : found.sort(ORDERS[sort]);
  const pageCount = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(listing.page, pageCount);
  return {
    products: ordered.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(toProductCard),
    facets,
    total: found.length,
    page,
    pageCount,
  };
}
