import { queryOptions } from "@tanstack/react-query";
import type { Suggestions } from "./suggestions";

export const NO_SUGGESTIONS: Suggestions = { products: [], categories: [] };

/** What the shop suggests for a query. Suggestions are a convenience: when they cannot be had there are none. */
export function suggestionsOptions(query: string) {
  return queryOptions({
    queryKey: ["suggestions", query] as const,
    queryFn: async ({ signal }) => {
      // Schemas come when there is something to check: no page has to wait for them.
      const [response, { suggestionsSchema }] = await Promise.all([
        fetch(`/api/search/suggestions?q=${encodeURIComponent(query)}`, { signal }),
        import("./suggestions"),
      ]);
      return response.ok ? suggestionsSchema.parse(await response.json()) : NO_SUGGESTIONS;
    },
    staleTime: 5 * 60_000,
    retry: false,
  });
}
