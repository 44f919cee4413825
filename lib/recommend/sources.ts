import type { LiveCatalog } from "@/lib/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/catalog/catalog-product";
import { topK } from "@/ml/index";
import type { ListSubject, Scored, Serving } from "./serving";
import type { SourceName } from "./strategies";
import type { Trends } from "./trends";

/** What a source is asked: products that `allows`, at most `limit`, best first. */
export interface SourceRequest extends Serving {
  subject: ListSubject;
  limit: number;
  allows(product: CatalogProduct): boolean;
  /** The categories the list may draw from; null = all. */
  scope: ReadonlySet<number> | null;
}

type Source = (request: SourceRequest) => Scored[];

/** How many times what sells in a shopper's favourite category outweighs what sells elsewhere, less 1. */
const CATEGORY_AFFINITY = 4;
const NEWCOMER_DAYS = 14;
const NEWCOMERS = 3;
const DAY_MS = 24 * 60 * 60 * 1_000;

const byScore = (a: Scored, b: Scored) => b.score - a.score || a.product.id - b.product.id;

function best(candidates: Scored[], limit: number): Scored[] {
  return candidates.sort(byScore).slice(0, limit);
}

/** The chosen model, folding in the shopper's history. Silent for a shopper it knows nothing about. */
const ranker: Source = ({ ranking, allows, limit }) => {
  if (!ranking || ranking.history.products.length === 0) return [];
  const { view } = ranking;
  const blocked = new Uint8Array(view.length);
  for (let i = 0; i < view.length; i++) {
    const product = view[i];
    if (!product || !allows(product)) blocked[i] = 1;
  }
  const ranked = topK(ranking.rankerScores(), limit, blocked);
  return toScored(ranked.products, ranked.scores, (index) => view[index]);
};

const similar: Source = ({ ranking, subject, allows, limit }) => {
  const index = subject.product && ranking?.model.indexOf(subject.product.id);
  if (!ranking || typeof index !== "number") return [];
  const related = ranking.model.similarTo(index);
  const found = toScored(related.products, related.scores, (i) => ranking.view[i]);
  return found.filter(({ product }) => allows(product)).slice(0, limit);
};

/** Bought together with the page's product, or with what lies in the cart. */
const together: Source = ({ ranking, subject, state, allows, limit }) => {
  if (!ranking) return [];
  const about = subject.product ? [subject.product.id] : state.cart;
  const known = about.map((id) => ranking.model.indexOf(id)).filter((index) => index !== null);
  if (known.length === 0) return [];
  const related = ranking.model.bundle.together.related(Uint32Array.from(known), 2 * limit);
  const found = toScored(related.products, related.scores, (i) => ranking.view[i]);
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

/** Like the page's product by what is known without behaviour: category, brand, price. For products new to the model. */
const content: Source = ({ catalog, subject, allows, limit }) => {
  const about = subject.product;
  if (!about) return [];
  const parent = catalog.categories.get(about.categoryId)?.parentId ?? null;
  const near = parent === null ? [about.categoryId] : catalog.subtree(parent);
  const found: Scored[] = [];
  for (const product of productsIn(catalog, near)) {
    if (!allows(product)) continue;
    const sameCategory = product.categoryId === about.categoryId ? 0.5 : 0;
    const sameBrand = product.brand !== "" && product.brand === about.brand ? 0.2 : 0;
    const ratio = (product.price.amount + 1) / (about.price.amount + 1);
    found.push({ product, score: sameCategory + sameBrand + 0.3 * Math.min(ratio, 1 / ratio) });
  }
  return best(found, limit);
};

/** What everybody wants, more so in the categories the shopper looks at. */
const popular: Source = (request) => {
  const { trends, affinity, scope, allows, limit } = request;
  if (!trends) return [];
  const score = (product: CatalogProduct) =>
    trends.scoreOf(product) * (1 + CATEGORY_AFFINITY * (affinity.get(product.categoryId) ?? 0));
  const found = popularCandidates(trends, request.catalog, affinity, scope).filter(allows);
  return best(
    found.map((product) => ({ product, score: score(product) })),
    limit,
  );
};

function popularCandidates(
  trends: Trends,
  catalog: LiveCatalog,
  affinity: Serving["affinity"],
  scope: ReadonlySet<number> | null,
): CatalogProduct[] {
  const categories = scope ?? [...affinity.keys()].flatMap((id) => [...catalog.subtree(id)]);
  const found = new Set(scope ? [] : trends.top);
  for (const category of categories) for (const product of trends.topOf(category)) found.add(product);
  // Trends may be a minute old, the catalogue is not.
  return [...found].map((product) => catalog.byId.get(product.id)).filter((product) => product !== undefined);
}

/** Seen before, the latest first. */
const recent: Source = ({ catalog, state, allows, limit }) => {
  const last = new Map<number, number>();
  for (const { productId, kind, at } of state.facts) if (kind !== "remove") last.set(productId, at);
  return newestFirst(last, catalog, allows, limit);
};

/** Bought before, the longest ago first: it is the most likely to be used up. */
const again: Source = ({ catalog, state, allows, limit }) => {
  const last = new Map<number, number>();
  for (const { productId, kind, at } of state.facts) if (kind === "purchase") last.set(productId, -at);
  return newestFirst(last, catalog, allows, limit);
};

/** The newest products. A whole shop is kept in that order; a category is small enough to sort. */
const fresh: Source = ({ catalog, scope, allows, limit }) => {
  if (scope) {
    const found = [...productsIn(catalog, scope)].filter(allows);
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

const matches: Source = ({ subject, allows, limit }) =>
  subject.matches.filter(({ product }) => allows(product)).slice(0, limit);

export const sources: Record<SourceName, Source> = {
  ...{ ranker, similar, together, complements, content, popular, recent, again, fresh, newcomers, matches },
};

function* productsIn(catalog: LiveCatalog, categories: Iterable<number>): Generator<CatalogProduct> {
  for (const category of categories) yield* catalog.inCategory(category);
}

function toScored(
  indices: Uint32Array,
  scores: Float32Array,
  productAt: (index: number) => CatalogProduct | undefined,
): Scored[] {
  const found: Scored[] = [];
  indices.forEach((index, position) => {
    const product = productAt(index);
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
