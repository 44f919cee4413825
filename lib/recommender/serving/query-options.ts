import { environmentManager, queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "@/lib/platform/api-client";
import type { Placement } from "@/lib/recommender/strategies/placements";
import { askedLanguage } from "./asked-language";
import { type RailAnswer, toRailAnswer } from "./rail-answer";

/** The rails of one page, as the server rendered them and the browser asks for them again. */
export interface PageRails {
  placements: readonly Placement[];
  k?: number;
  /** Public product id, on product pages. */
  product?: string;
  /** Category path, on category pages. */
  category?: string;
  /** What was searched for. */
  query?: string;
  /** Public product ids. */
  exclude?: readonly string[];
}

/** Everything the browser keeps of recommendations; invalidate it after the shopper has acted. */
export const RAILS_KEY = ["recommendations"] as const;

/** What the browser asks with for the rails of a page, in a visitor's language. */
export function toQuery({ placements, k, product, category, query, exclude }: PageRails, locale = "en") {
  return {
    language: askedLanguage(locale),
    placement: [...placements],
    k,
    product: product || undefined,
    category: category || undefined,
    q: query || undefined,
    exclude: exclude?.join(",") || undefined,
  };
}

async function fetchRails(rails: PageRails, locale: string, signal: AbortSignal): Promise<RailAnswer> {
  const query = toQuery(rails, locale);
  return toRailAnswer(dataOf(await api.GET("/api/recommend", { params: { query }, signal })));
}

const ONE_HOUR = 60 * 60_000;

/**
 * How long a browser keeps rails nobody looks at. On the server nothing is to be cleared away but the rendering itself, and a
 * timer would hold all of it, request and answer, until it fires.
 */
const keptMs = () => (environmentManager.isServer() ? Infinity : ONE_HOUR);

/**
 * The rails of a page for useQuery, beginning with what the server rendered. Each rendering has an entry of its own, so
 * that a page that has just been made never shows an older answer, and a page gone back to shows what became of it. It
 * does not grow old by itself, only by what the shopper does.
 *
 * @param locale the visitor's, as the page is written
 */
export function railsQuery(rails: PageRails, rendered: RailAnswer, locale = "en") {
  return queryOptions({
    queryKey: [...RAILS_KEY, rails, rendered.lists[0]?.token ?? ""] as const,
    queryFn: ({ signal }) => fetchRails(rails, locale, signal),
    initialData: rendered,
    staleTime: Infinity,
    gcTime: keptMs(),
  });
}

const POPULAR: PageRails = { placements: ["home.trending"], k: 8 };

/** What many like at the moment, for pages that were made without any list. */
export function popularQuery(locale = "en") {
  return queryOptions({
    queryKey: [...RAILS_KEY, POPULAR, locale] as const,
    queryFn: ({ signal }) => fetchRails(POPULAR, locale, signal),
    staleTime: Infinity,
    retry: false,
  });
}

/** Whether a key is that of the rails on this product's own page. */
export function isAboutProduct([, rails]: readonly unknown[], product: string): boolean {
  return (rails as PageRails | undefined)?.product === product;
}
