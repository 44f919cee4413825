import { LRUCache } from "lru-cache";
import { createSingleton } from "@/lib/platform/singleton";
import { readAttributes } from "./attributes";
import type { LiveCatalog } from "./catalog-index";
import type { CatalogCategory, CatalogProduct } from "./catalog-product";
import type { CategoryLink, CategoryPage } from "./category-page";
import type { ProductPage } from "./product-page";
import { toProductCard } from "./product-card";
import type { ProductOptions } from "./variants";

/*
 * Pages of products and categories as far as memory knows them: for while the database is away. Prices and stock are those of
 * the catalog; what a product says of itself is there when its page was made before.
 */

/** Letters of descriptions and lists, all pages together: some 8 MB. */
const MOST_LETTERS = 4_000_000;
/** What a page takes besides its description. */
const BARE = 1_000;

const seen = createSingleton(
  "catalog.pages-seen",
  () =>
    new LRUCache<string, ProductPage>({
      maxSize: MOST_LETTERS,
      sizeCalculation: ({ description, descriptionHtml, options }) =>
        BARE + description.length + descriptionHtml.length + 100 * options.variants.length,
    }),
);

/** Keeps a page that was read, for when it cannot be. */
export function rememberPage(page: ProductPage): ProductPage {
  seen.get().set(page.slug, page);
  return page;
}

function lineOf({ categories }: LiveCatalog, category: CatalogCategory | undefined): CatalogCategory[] {
  const line: CatalogCategory[] = [];
  for (let one = category; one; one = categories.get(one.parentId ?? -1)) line.unshift(one);
  return line;
}

const toLink = ({ name, path }: CatalogCategory): CategoryLink => ({ name, path });

/** What there is to choose of a product, with the pictures and former prices of its page where that was seen. */
function optionsOf(product: CatalogProduct, before: ProductOptions | undefined): ProductOptions {
  const variants = product.variants.map(({ sku, values, price, stock }) => {
    const known = before?.variants.find((variant) => variant.sku === sku);
    return {
      sku,
      values: [...values],
      price: { amount: price, currency: product.price.currency },
      compareAt: known?.compareAt ?? null,
      stock,
      image: known?.image ?? "",
    };
  });
  return { names: [...(product.optionNames ?? [])], variants };
}

/** The page of a product from memory, or null when there is no such product for sale. */
export function recallProductPage(slug: string, catalog: LiveCatalog): ProductPage | null {
  const product = catalog.bySlug.get(slug);
  if (!product) return null;
  const before = seen.get().get(slug);
  return {
    ...toProductCard(product),
    description: before?.description ?? "",
    descriptionHtml: before?.descriptionHtml ?? "",
    gallery: before?.gallery ?? [],
    options: optionsOf(product, before?.options),
    attributes: before?.attributes ?? readAttributes(product.attributes),
    stock: product.stock,
    categories: lineOf(catalog, catalog.categories.get(product.categoryId)).map(toLink),
    isPartial: before === undefined,
  };
}

/** What there is to choose of some products for sale, by number. */
export function recallOptions(
  ids: readonly number[],
  catalog: LiveCatalog,
): [product: CatalogProduct, options: ProductOptions][] {
  return ids.flatMap((id) => {
    const product = catalog.byId.get(id);
    return product ? [[product, optionsOf(product, seen.get().peek(product.slug)?.options)]] : [];
  });
}

/** The currency most of these products are priced in; the first of the alphabet where several are. */
function commonCurrency(products: readonly CatalogProduct[]): string {
  const counts = new Map<string, number>();
  for (const { price } of products) counts.set(price.currency, (counts.get(price.currency) ?? 0) + 1);
  const [most] = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return most?.[0] ?? "GBP";
}

const byPosition = (a: CatalogCategory, b: CatalogCategory) =>
  a.position - b.position || a.name.localeCompare(b.name);

/** A category with its way up and down from memory, or null. */
export function recallCategoryPage(path: string, catalog: LiveCatalog): CategoryPage | null {
  const category = catalog.findCategory(path);
  if (category?.path !== path) return null;
  const products = [...catalog.inCategories(catalog.subtree(category.id))];
  const children = [...catalog.categories.values()]
    .filter(({ parentId }) => parentId === category.id)
    .sort(byPosition)
    .map((child) => ({
      name: child.name,
      path: child.path,
      count: [...catalog.inCategories(catalog.subtree(child.id))].length,
    }));
  return {
    name: category.name,
    path,
    ancestors: lineOf(catalog, category).slice(0, -1).map(toLink),
    children: children.filter(({ count }) => count > 0),
    currency: commonCurrency(products),
  };
}
