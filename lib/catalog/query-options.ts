import { queryOptions } from "@tanstack/react-query";
import { NO_SUGGESTIONS, suggestionsSchema } from "./suggestions";

/** What the shop suggests for a query. Suggestions are a convenience: when they cannot be had there are none. */
export function suggestionsOptions(query: string) {
  return queryOptions({
    queryKey: ["suggestions", query] as const,
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/search/suggestions?q=${encodeURIComponent(query)}`, { signal });
      return response.ok ? suggestionsSchema.parse(await response.json()) : NO_SUGGESTIONS;
    },
    staleTime: 5 * 60_000,
    retry: false,
  });
}
