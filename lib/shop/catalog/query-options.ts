import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/platform/api-client";
import type { Suggestions } from "./suggestions";

export const NO_SUGGESTIONS: Suggestions = { products: [], categories: [] };

/** What the shop suggests for a query. Suggestions are a convenience: when they cannot be had there are none. */
export function suggestionsOptions(query: string) {
  return queryOptions({
    queryKey: ["suggestions", query] as const,
    queryFn: async ({ signal }) => {
      const { data } = await api.GET("/api/search/suggestions", { params: { query: { q: query } }, signal });
      return data ?? NO_SUGGESTIONS;
    },
    staleTime: 5 * 60_000,
    retry: false,
  });
}
