import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import type { ContentIndex } from "./content/content-index";
import type { Scored } from "./scored";
import { best } from "./shortlist";
import type { SourceRequest } from "./source-request";

/** Parts of the likeness of two products, 1 together: the category, what they say, and the price. */
const CATEGORY = 0.5;
const SISTER_CATEGORY = 0.15;
const WORDS = 0.4;
const PRICE = 0.1;
/** Of the products in other categories, so many of the most alike are considered. */
const ELSEWHERE = 100;

/** Products of the past and of the list that newcomers are compared with. */
const COMPARED = 100;
/** At most this share of a list is newcomers: they must be seen to be known, and nobody has proved them yet. */
const NEWCOMER_SHARE = 1 / 6;
/** What is not at all like the best of a list is worth this share of it. */
const FLOOR = 0.5;
/** Less alike than this is not alike. */
const LEAST = 0.15;
const NEIGHBOURS = 50;

/** What is like a product without anybody having met either: category, name, brand, attributes, price. */
export function* describedLike(
  about: CatalogProduct,
  catalog: LiveCatalog,
  content: ContentIndex,
  allows: (product: CatalogProduct) => boolean,
): Generator<Scored> {
  const likeness = content.likenessTo(about.id);
  const parent = catalog.categories.get(about.categoryId)?.parentId ?? null;
  const near = parent === null ? new Set([about.categoryId]) : catalog.subtree(parent);
  const scored = (product: CatalogProduct): Scored => {
    const same = product.categoryId === about.categoryId;
    const category = same ? CATEGORY : near.has(product.categoryId) ? SISTER_CATEGORY : 0;
    const ratio = (product.price.amount + 1) / (about.price.amount + 1);
    const words = Math.min(1, likeness.get(product.id) ?? 0);
    return { product, score: category + WORDS * words + PRICE * Math.min(ratio, 1 / ratio) };
  };
  for (const product of catalog.inCategories(near)) if (allows(product)) yield scored(product);
  for (const { id } of content.neighbours(about.id, ELSEWHERE)) {
    const product = catalog.byId.get(id);
    if (product && !near.has(product.categoryId) && allows(product)) yield scored(product);
  }
}

/**
 * The ranker's list with some products among it that it knows nothing of: a newcomer is worth nearly what the best product
 * is worth that it is described like. Those of the shopper's past count as the best of the list. A shopper who has met
 * nothing but newcomers gets what is described like those.
 *
 * @param known best first, in the ranker's unit
 */
export function withNewcomers(known: Scored[], request: SourceRequest): Scored[] {
  const { catalog, allows, k, limit, newcomers } = request;
  const top = known[0]?.score ?? 1;
  if (!(top > 0)) return known;
  const found = new Map<number, Scored>();
  const offer = (id: number, score: number, like: number | undefined): void => {
    const product = catalog.byId.get(id);
    if (product && score > (found.get(id)?.score ?? 0) && allows(product))
      found.set(id, { product, score, like });
  };
  for (const past of new Set(pastProducts(request))) {
    for (const { id, likeness } of alikeTo(past, request)) {
      if (likeness >= LEAST) offer(id, worth(likeness) * top, past);
    }
  }
  for (const { product, score } of known.slice(0, COMPARED)) {
    for (const { id, likeness } of newcomers.like(product.id)) {
      if (likeness >= LEAST) offer(id, worth(likeness) * score, undefined);
    }
  }
  const most = known.length > 0 ? Math.max(1, Math.floor(NEWCOMER_SHARE * k)) : limit;
  const chosen = new Map(best(found.values(), most).map((scored) => [scored.product.id, scored]));
  if (chosen.size === 0) return known;
  // A model may know the number of a newcomer, and next to nothing of it.
  const others = known.filter(({ product, score }) => {
    if ((chosen.get(product.id)?.score ?? 0) > score) return false;
    chosen.delete(product.id);
    return true;
  });
  return best([...others, ...chosen.values()], limit);
}

/** 1 for what is described exactly alike, .97 for what is half alike: few places are theirs, and those they should get. */
function worth(likeness: number): number {
  return 1 - FLOOR * (1 - Math.min(1, likeness)) ** 4;
}

function pastProducts({ past }: SourceRequest): number[] {
  return past.facts
    .slice(-COMPARED)
    .map(({ productId }) => productId)
    .reverse();
}

/** Newcomers like a known product; anything like a newcomer, for which nothing else can speak. */
function alikeTo(productId: number, { newcomers, content }: SourceRequest) {
  return newcomers.isTouched(productId)
    ? newcomers.like(productId)
    : content.index.neighbours(productId, NEIGHBOURS);
}
