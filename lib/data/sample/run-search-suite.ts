import { searchForShopper } from "@/lib/recommender/serving/search";
import { getLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import { formsOf, readColours } from "@/lib/shop/catalog/facet-readings";
import type { Expected, SearchCase } from "./search-case";

/** So many of the first products are looked at for what may not be among them. */
const FIRST = 6;
const LOOKED_AT = 48;

/** What became of one case: null where it is right, else what is wrong. */
export interface SearchOutcome {
  search: SearchCase;
  wrong: string | null;
  isEmpty: boolean;
  /** Milliseconds from the question to the answer. */
  ms: number;
}

/** Asks the shop everything, one after the other, as a stranger or as `shopperId`. */
export async function runSearchSuite(
  suite: readonly SearchCase[],
  shopperId: string | null = null,
): Promise<SearchOutcome[]> {
  const catalog = await getLiveCatalog();
  const outcomes: SearchOutcome[] = [];
  for (const search of suite) {
    const started = performance.now();
    const { products } = await searchForShopper({
      shopperId,
      query: search.query,
      limit: LOOKED_AT,
      offset: 0,
    });
    const ms = performance.now() - started;
    const found = products.flatMap(({ sku }) => catalog.bySku.get(sku) ?? []);
    const named = found.map((product) => ({
      product,
      category: catalog.categories.get(product.categoryId)?.name ?? "",
    }));
    outcomes.push({ search, wrong: findWrong(search, named), isEmpty: found.length === 0, ms });
  }
  return outcomes;
}

interface Named {
  product: CatalogProduct;
  category: string;
}

/** Families of all the colours a product comes in. */
const coloursOf = (product: CatalogProduct) => formsOf(product).flatMap((form) => readColours(product, form));

function isExpected({ product, category }: Named, expected: Expected): boolean {
  const { categories, names, code, brand, colour, maxPrice } = expected;
  const name = product.name.toLowerCase();
  return (
    (categories.length === 0 || categories.includes(category)) &&
    names.every((parts) => parts.some((part) => name.includes(part))) &&
    (code === null || product.sku.startsWith(code)) &&
    (brand === null || product.brand === brand) &&
    (colour === null || coloursOf(product).includes(colour)) &&
    (maxPrice === null || product.price.amount <= maxPrice)
  );
}

function findWrong({ first, never }: SearchCase, found: readonly Named[]): string | null {
  const [top] = found;
  if (!first) return top ? `found ${top.product.name}` : null;
  if (!top) return "found nothing";
  const place = found.slice(0, first.many).findIndex((one) => !isExpected(one, first));
  const wrong = found[place];
  if (wrong) return `number ${place + 1} is ${wrong.product.name} (${wrong.category})`;
  if (found.length < first.many) return `found only ${found.length}`;
  const strange = found.slice(0, FIRST).find((one) => never.includes(one.category));
  if (strange) return `${strange.product.name} (${strange.category}) is among the first`;
  const isMixed = found.some((one, i) => one.product.stock > 0 && found[i - 1]?.product.stock === 0);
  return isMixed ? "something sold out comes before what can be had" : null;
}
