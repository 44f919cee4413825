import { queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "@/lib/platform/api-client";
import type { DepartmentList } from "./department-list";
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

/** The departments, for a menu that is opened. */
export function departmentsOptions() {
  return queryOptions({
    queryKey: ["departments"] as const,
    queryFn: async ({ signal }): Promise<DepartmentList> =>
      dataOf(await api.GET("/api/departments", { signal })),
    staleTime: 5 * 60_000,
  });
}
