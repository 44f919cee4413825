import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, dataOf } from "@/lib/platform/api-client";
import type { ListingPage } from "./listing-page";

/** A page of a category or search that goes on where it ends. */
export interface ContinuedPage {
  /** As links write it. */
  address: string;
  /** Counted from 1. */
  page: number;
  /** Tells this rendering of the page from a later one, which may have other products. */
  rendering: string;
}

/** The address of another page of the same listing. */
export function addressOfPage(address: string, page: number): string {
  const [path = "", query = ""] = address.split("?");
  const params = new URLSearchParams(query);
  params.delete("page");
  if (page > 1) params.set("page", String(page));
  return params.size > 0 ? `${path}?${params}` : path;
}

export const nextPagesKey = ({ address, rendering }: ContinuedPage) =>
  ["listing", address, rendering] as const;

const HALF_AN_HOUR = 30 * 60_000;

/** The pages after the one that was rendered, for useInfiniteQuery. They are kept for whoever comes back to it. */
export function nextPagesQuery(rendered: ContinuedPage) {
  return infiniteQueryOptions({
    queryKey: nextPagesKey(rendered),
    queryFn: async ({ pageParam, signal }): Promise<ListingPage> => {
      const address = addressOfPage(rendered.address, pageParam);
      return dataOf(await api.GET("/api/listing", { params: { query: { address } }, signal }));
    },
    initialPageParam: rendered.page + 1,
    getNextPageParam: ({ page, pageCount }) => (page < pageCount ? page + 1 : undefined),
    staleTime: Infinity,
    gcTime: HALF_AN_HOUR,
    // Without a network it fails and says so, instead of waiting in silence.
    networkMode: "always",
  });
}
