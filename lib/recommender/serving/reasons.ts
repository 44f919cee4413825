import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import { toPublicProductId } from "@/lib/platform/ids";
import type { PastFact } from "@/lib/shop/interactions/session-cache";
import type { Candidate } from "./candidates";
import type { RecommendedItem } from "./schema";
import type { ListSubject, Serving } from "./serving";

export type Reason = RecommendedItem["reason"];

const MOST_NAMED = 3;
/** Less than that of a score is no reason. */
const LEAST_SHARE = 0.05;
/** What a shopper did with a product, from the most telling to the least. */
const TELLING: readonly PastFact["kind"][] = ["purchase", "cart", "like", "rating", "view"];
const VERBS: Record<PastFact["kind"], string> = {
  purchase: "bought",
  cart: "chose",
  like: "liked",
  rating: "rated",
  view: "viewed",
  remove: "looked at",
  unlike: "looked at",
  uncart: "looked at",
  return: "looked at",
};

/** Why a product is in a list: one sentence, and the share of each past product in its score where that is known. */
export function reasonFor(candidate: Candidate, serving: Serving, subject: ListSubject): Reason {
  if (candidate.source === "ranker") {
    const from = contributions(candidate, serving);
    const name = from.map(({ id }) => serving.catalog.byId.get(id)).find((product) => product)?.name;
    const first = from[0];
    if (first && name) {
      return {
        text: `Because you ${VERBS[strongestKind(serving.state.facts, first.id)]} ${name}`,
        from: from.map(({ id, share }) => ({ product: toPublicProductId(id), share: round(share) })),
      };
    }
  }
  return { text: sentence(candidate, serving, subject), from: [] };
}

/** Share of each past product in the score, largest first; only those that speak for the product. */
function contributions({ product }: Candidate, { ranking, catalog }: Serving) {
  const index = ranking?.model.indexOf(product.id) ?? null;
  if (!ranking || index === null) return [];
  const score = ranking.order.scoreOf(index);
  const parts = score > 0 ? ranking.explain(index) : null;
  const byProduct = new Map<number, number>();
  parts?.forEach((part, entry) => {
    const id = ranking.model.productIdAt(ranking.history.items[entry] ?? 0);
    byProduct.set(id, (byProduct.get(id) ?? 0) + part / score);
  });
  return [...byProduct]
    .map(([id, share]) => ({ id, share }))
    .filter(({ id, share }) => share >= LEAST_SHARE && catalog.byId.has(id))
    .sort((a, b) => b.share - a.share || a.id - b.id)
    .slice(0, MOST_NAMED);
}

function strongestKind(facts: readonly PastFact[], productId: number): PastFact["kind"] {
  const kinds = new Set(facts.filter((fact) => fact.productId === productId).map((fact) => fact.kind));
  return TELLING.find((kind) => kinds.has(kind)) ?? "view";
}

function sentence(
  { product, source }: Candidate,
  { catalog, state }: Serving,
  { product: about, search }: ListSubject,
): string {
  const category = categoryName(product, catalog);
  switch (source) {
    case "similar":
      return about ? `Similar to ${about.name}` : `Popular in ${category}`;
    case "together":
      return about ? `Often bought with ${about.name}` : togetherWithCart(state.cart, catalog);
    case "complements":
      return about ? `Goes with ${categoryName(about, catalog)}` : "Goes with what is in your cart";
    case "content":
      return `Also in ${category}`;
    case "recent":
      return "You looked at this";
    case "again":
      return "You bought this before";
    case "fresh":
    case "newcomers":
      return `New in ${category}`;
    case "matches":
      return search ? `Matches “${search.query}”` : `Found in ${category}`;
    case "ranker":
    case "popular":
      return `Popular in ${category}`;
  }
}

function categoryName(product: CatalogProduct, catalog: Serving["catalog"]): string {
  return catalog.categories.get(product.categoryId)?.name ?? "the shop";
}

function togetherWithCart(cart: readonly number[], catalog: Serving["catalog"]): string {
  const [only, ...others] = cart;
  const name = only === undefined || others.length > 0 ? undefined : catalog.byId.get(only)?.name;
  return `Often bought with ${name ?? "what is in your cart"}`;
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
