import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import type { Ranked } from "@/ml/index";
import type { LiveModel } from "./live-model";
import { best, Shortlist } from "./shortlist";
import type { Scored } from "./scored";
import type { SourceRequest } from "./source-request";
import type { Serving } from "./serving";
import { describedLike, withNewcomers } from "./described-like";
import type { SourceName } from "@/lib/recommender/strategies/sources";

type Source = (request: SourceRequest) => Scored[];

/** How many times what sells in a shopper's favourite category outweighs what sells elsewhere, less 1. */
const CATEGORY_AFFINITY = 4;
const NEWCOMER_DAYS = 14;
const NEWCOMERS = 3;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** The chosen model, folding in the shopper's history. Silent for a shopper it knows nothing about. */
const ranker: Source = (request) => {
  const { ranking, past, allows, pool, limit } = request;
  if (!ranking || past.facts.length === 0) return [];
  const isKnown = ranking.history.items.length > 0;
  return withNewcomers(isKnown ? ranking.order.rank({ limit, allows, pool }) : [], request);
};

const similar: Source = ({ ranking, catalog, subject, allows, limit }) => {
  const index = subject.product && ranking?.model.indexOf(subject.product.id);
  if (!ranking || typeof index !== "number") return [];
  const found = toScored(ranking.model.similarTo(index), ranking.model, catalog);
  return found.filter(({ product }) => allows(product)).slice(0, limit);
};

/** Bought together with the page's product, or with what lies in the cart. */
const together: Source = ({ ranking, catalog, subject, state, allows, limit }) => {
  if (!ranking) return [];
  const about = subject.product ? [subject.product.id] : state.cart;
  const known = about.map((id) => ranking.model.indexOf(id)).filter((index) => index !== null);
  const [first, ...others] = known;
  if (first === undefined) return [];
  const related =
    others.length === 0 ? ranking.model.boughtWith(first) : ranking.model.boughtWithAll(known, 2 * limit);
  const found = toScored(related, ranking.model, catalog);
  return found.filter(({ product }) => allows(product)).slice(0, limit);
};

/** What sells best in the categories that are bought together with the product's, or with those of the cart. */
const complements: Source = ({ catalog, subject, state, complements: partners, trends, allows, limit }) => {
  const about = subject.product ? [subject.product.id] : state.cart;
  const lifts = new Map<number, number>();
  for (const id of about) {
    for (const { categoryId, lift } of partners?.get(catalog.byId.get(id)?.categoryId ?? 0) ?? []) {
      lifts.set(categoryId, Math.max(lift, lifts.get(categoryId) ?? 0));
    }
  }
  const found: Scored[] = [];
  for (const [category, lift] of lifts) {
    const top = (trends?.topOf(category) ?? []).map(({ id }) => catalog.byId.get(id));
    const allowed = top.filter((product) => product !== undefined && allows(product)).slice(0, limit);
    // The best of every category before the second best of any.
    allowed.forEach((product, rank) => product && found.push({ product, score: lift / (rank + 1) ** 2 }));
  }
  return best(found, limit);
};

/** Like the page's product by what it says of itself. */
const content: Source = ({ catalog, subject, content: keeper, allows, limit }) =>
  subject.product ? best(describedLike(subject.product, catalog, keeper.index, allows), limit) : [];

/** What everybody wants, more so in the categories the shopper looks at. */
const popular: Source = ({ trends, catalog, affinity, scope, allows, limit }) => {
  if (!trends) return [];
  const list = new Shortlist(limit);
  const seen = new Set<number>();
  const scoreOf = (product: CatalogProduct) =>
    trends.scoreOf(product) * (1 + CATEGORY_AFFINITY * (affinity.get(product.categoryId) ?? 0));
  /** False when neither the product is among the best nor what is wanted less of the same category. */
  const offer = ({ id, categoryId }: CatalogProduct): boolean => {
    // Trends may be a minute old, the catalog is not: the product may be gone or have moved.
    const product = catalog.byId.get(id);
    if (!product || seen.has(id) || !allows(product)) return true;
    seen.add(id);
    return list.offer({ product, score: scoreOf(product) }) || product.categoryId !== categoryId;
  };
  if (!scope) trends.top.forEach(offer);
  for (const category of scope ?? nearCategories(affinity, catalog)) trends.topOf(category).every(offer);
  return list.list();
};

/** The categories a shopper looks at, with all below them. */
function nearCategories(affinity: Serving["affinity"], catalog: LiveCatalog): ReadonlySet<number> {
  return new Set([...affinity.keys()].flatMap((id) => [...catalog.subtree(id)]));
}

/** Seen before, the latest first. */
const recent: Source = ({ catalog, past, allows, limit }) => {
  const last = new Map<number, number>();
  for (const { productId, at } of past.facts) last.set(productId, at);
  return newestFirst(last, catalog, allows, limit);
};

/** Bought before, the longest ago first: it is the most likely to be used up. */
const again: Source = ({ catalog, past, allows, limit }) => {
  const last = new Map<number, number>();
  for (const { productId, kind, at } of past.facts) if (kind === "purchase") last.set(productId, -at);
  return newestFirst(last, catalog, allows, limit);
};

/** The newest products. A whole shop is kept in that order; a category is small enough to sort. */
const fresh: Source = ({ catalog, scope, allows, limit }) => {
  if (scope) {
    const found = [...catalog.inCategories(scope)].filter(allows);
    return byRank(
      best(
        found.map((product) => ({ product, score: product.createdAt })),
        limit,
      ),
    );
  }
  const found: Scored[] = [];
  for (const product of catalog.newest) {
    if (found.length === limit) break;
    if (allows(product)) found.push({ product, score: product.createdAt });
  }
  return byRank(found);
};

/** The very newest products, as long as they are too new to have been noticed: all alike. */
const newcomers: Source = (request) => {
  const since = request.now - NEWCOMER_DAYS * DAY_MS;
  const allows = (product: CatalogProduct) => product.createdAt > since && request.allows(product);
  return fresh({ ...request, allows, limit: NEWCOMERS }).map(({ product }) => ({ product, score: 1 }));
};

/** What the query found. */
const matches: Source = ({ subject, allows, limit }) =>
  (subject.search?.products ?? []).filter(({ product }) => allows(product)).slice(0, limit);

export const sources: Record<SourceName, Source> = {
  ranker,
  similar,
  together,
  complements,
  content,
  popular,
  recent,
  again,
  fresh,
  newcomers,
  matches,
};

/** What a model found, as far as it is still for sale. */
function toScored({ items: products, scores }: Ranked, model: LiveModel, catalog: LiveCatalog): Scored[] {
  const found: Scored[] = [];
  products.forEach((index, position) => {
    const product = catalog.byId.get(model.productIdAt(index));
    if (product) found.push({ product, score: scores[position] ?? 0 });
  });
  return found;
}

function newestFirst(
  times: ReadonlyMap<number, number>,
  catalog: LiveCatalog,
  allows: SourceRequest["allows"],
  limit: number,
): Scored[] {
  const found: Scored[] = [];
  for (const [id, at] of times) {
    const product = catalog.byId.get(id);
    if (product && allows(product)) found.push({ product, score: at });
  }
  return byRank(best(found, limit));
}

/** Times are no scores: the first gets 1, the last little. */
function byRank(sorted: Scored[]): Scored[] {
  return sorted.map(({ product }, rank) => ({ product, score: 1 - rank / sorted.length }));
}
