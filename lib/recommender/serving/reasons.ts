import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import type { Candidate } from "./candidates";
import { type Action, type ReasonCode, type Words } from "./sentences";
import type { ListSubject, Serving } from "./serving";
import { tellingAction } from "./telling-action";

/** A past product and the share of a score that it accounts for, 0–1. */
export interface Contribution {
  id: number;
  share: number;
}

/** Why a product is in a list: a code with the names it speaks of, and what of the shopper's past its score rests on. */
export interface Reason {
  code: ReasonCode;
  words: Words;
  from: readonly Contribution[];
}

const MOST_NAMED = 3;
/** Less than that of a score is no reason. */
const LEAST_SHARE = 0.05;
/** So far down the bestsellers of a category a product is popular there. */
const POPULAR_PLACES = 20;
/** One reason stands on at most this share of a list, unless it is that of the whole list. */
const MOST_ALIKE = 1 / 3;

/**
 * One reason for each product of a list, each of them true. A reason that holds for the whole list stays; otherwise none
 * is on more than a third of it: the next best takes its place, and a product for which all are used up says nothing.
 */
export function giveReasons(
  chosen: readonly Candidate[],
  serving: Serving,
  subject: ListSubject,
): readonly Reason[] {
  const options = chosen.map((candidate) => reasonsFor(candidate, serving, subject));
  const firsts = options.map((reasons) => nextOf(reasons) ?? NO_REASON);
  if (findShared(firsts)) return firsts;
  const most = Math.max(1, Math.floor(chosen.length * MOST_ALIKE));
  const used = new Map<string, number>();
  const isUsedUp = (reason: Reason) => (used.get(keyOf(reason)) ?? 0) >= most;
  return options.map((others, place) => {
    const first = firsts[place] ?? NO_REASON;
    let free: Reason | null = first;
    while (free && isUsedUp(free)) free = nextOf(others);
    const reason = free ?? { ...NO_REASON, from: first.from };
    used.set(keyOf(reason), (used.get(keyOf(reason)) ?? 0) + 1);
    return reason;
  });
}

function nextOf(reasons: Generator<Reason, void>): Reason | null {
  const { done, value } = reasons.next();
  return done ? null : value;
}

/** The reason that all of a list shares; null where there are several, or none. */
export function findShared(reasons: readonly Reason[]): Reason | null {
  const [first, ...others] = reasons;
  if (!first || first.code === "none") return null;
  return others.every((other) => keyOf(other) === keyOf(first)) ? first : null;
}

const NO_REASON: Reason = { code: "none", words: {}, from: [] };

/** Two reasons are one where they read alike. */
const keyOf = ({ code, words: { action, product, category, brand, query } }: Reason) =>
  `${code}|${action}|${product}|${category}|${brand}|${query}`;

/** All that can be said, the best first; each is made when it is asked for, for the first is mostly enough. */
function* reasonsFor(candidate: Candidate, serving: Serving, subject: ListSubject): Generator<Reason, void> {
  const from = candidate.source === "ranker" ? contributions(candidate, serving) : [];
  for (const { id } of from) {
    const name = serving.catalog.byId.get(id)?.name;
    // Two products may share a name, and a sentence names nothing else.
    if (name && name !== candidate.product.name)
      yield { code: "because", words: { action: actionOn(id, serving), product: name }, from };
  }
  const said = sayOfSource(candidate, serving, subject);
  if (said) yield { ...said, from };
  if (isAboutShopper(candidate)) {
    for (const one of sayOfShopper(candidate, serving)) yield { ...one, from };
  }
}

function isAboutShopper({ source }: Candidate): boolean {
  return source === "ranker" || source === "popular";
}

/** Share of each past product in the score, largest first; only those that speak for the product, and never itself. */
function contributions({ product }: Candidate, { ranking, catalog }: Serving): Contribution[] {
  const index = ranking?.model.indexOf(product.id) ?? null;
  if (!ranking || index === null) return [];
  const score = ranking.order.scoreOf(index);
  const parts = score > 0 ? ranking.order.explain(index) : null;
  const byProduct = new Map<number, number>();
  parts?.forEach((part, entry) => {
    const id = ranking.model.productIdAt(ranking.history.items[entry] ?? 0);
    byProduct.set(id, (byProduct.get(id) ?? 0) + part / score);
  });
  return [...byProduct]
    .map(([id, share]) => ({ id, share }))
    .filter(({ id, share }) => share >= LEAST_SHARE && id !== product.id && catalog.byId.has(id))
    .sort((a, b) => b.share - a.share || a.id - b.id)
    .slice(0, MOST_NAMED);
}

function actionOn(productId: number, { past }: Serving): Action {
  const kinds = new Set(past.facts.filter((fact) => fact.productId === productId).map(({ kind }) => kind));
  return tellingAction(kinds);
}

function reason(code: ReasonCode, words: Words = {}): Reason {
  return { code, words, from: [] };
}

/** What the source that brought the product says of it; null where that is nothing. */
function sayOfSource(
  { product, source, like }: Candidate,
  { catalog, state }: Serving,
  { product: about, search }: ListSubject,
): Reason | null {
  const category = categoryName(product, catalog);
  switch (source) {
    case "ranker": {
      const known = like === undefined ? undefined : catalog.byId.get(like)?.name;
      return known ? reason("described-like", { product: known }) : null;
    }
    case "similar":
      return about ? reason("similar", { product: about.name }) : reason("popular-in", { category });
    case "content":
      return reason("similar", { product: about?.name });
    case "together":
      return about ? reason("together", { product: about.name }) : togetherWithCart(state.cart, catalog);
    case "complements":
      return about
        ? reason("goes-with", { category: categoryName(about, catalog) })
        : reason("goes-with-cart");
    case "recent":
      return reason("seen");
    case "again":
      return reason("bought-before");
    case "fresh":
    case "newcomers":
      return reason("new-in", { category });
    case "matches":
      return search ? reason("matches", { query: search.query }) : null;
    case "popular":
      return reason("popular-in", { category });
    // That somebody wants to sell it is no reason to buy it.
    case "rule":
      return null;
  }
}

/** What can be said of a product and this shopper when nothing better is left. */
function sayOfShopper(
  { product, source, like }: Candidate,
  { affinity, trends, catalog, past }: Serving,
): Reason[] {
  const { brand } = product;
  const category = categoryName(product, catalog);
  const isOfBrand =
    brand !== "" && past.facts.some(({ productId }) => catalog.byId.get(productId)?.brand === brand);
  const isPopular = trends
    ?.topOf(product.categoryId)
    .slice(0, POPULAR_PLACES)
    .some(({ id }) => id === product.id);
  return [
    ...((affinity.get(product.categoryId) ?? 0) > 0 ? [reason("taste", { category })] : []),
    ...(isOfBrand ? [reason("brand", { brand })] : []),
    ...(isPopular ? [reason("popular-in", { category })] : []),
    ...(source === "ranker" && like === undefined ? [reason("shoppers-like-you")] : []),
  ];
}

function categoryName(product: CatalogProduct, catalog: Serving["catalog"]): string | undefined {
  return catalog.categories.get(product.categoryId)?.name;
}

function togetherWithCart(cart: readonly number[], catalog: Serving["catalog"]): Reason {
  const [only, ...others] = cart;
  const name = only === undefined || others.length > 0 ? undefined : catalog.byId.get(only)?.name;
  return name === undefined ? reason("together-with-cart") : reason("together", { product: name });
}
