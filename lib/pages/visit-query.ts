import { queryOptions } from "@tanstack/react-query";
import { api, dataOf } from "@/lib/platform/api-client";
import { type PageRails, RAILS_KEY } from "@/lib/recommender/serving/query-options";
import { type RailAnswer, toRailAnswer } from "@/lib/recommender/serving/rail-answer";
import { permit } from "@/lib/shop/interactions/permission";
import { toVisitQuery } from "./visit-address";
import type { Visit } from "./visit-schema";

const isOf = (rails: PageRails, { lists }: Visit) =>
  rails.placements.join() === lists.map(({ placement }) => placement).join();

export const VISIT_KEY = ["visit"] as const;

/**
 * What is personal of the kept page that was loaded, asked for once: from then on what the visitor does changes it. What it says
 * is where others look for it before whoever waits for it is told.
 */
export function visitQuery(path: string, locale: string) {
  return queryOptions({
    queryKey: VISIT_KEY,
    queryFn: async ({ client, signal }): Promise<Visit> => {
      const query = toVisitQuery(path, locale);
      const visit: Visit = dataOf(await api.GET("/api/visit", { params: { query }, signal }));
      client.setQueriesData<RailAnswer>(
        { queryKey: RAILS_KEY, predicate: ({ queryKey }) => isOf(queryKey[1] as PageRails, visit) },
        (before) => before && toRailAnswer(visit),
      );
      permit(visit.consent);
      return visit;
    },
    staleTime: Infinity,
    gcTime: Infinity,
    retry: 1,
  });
}
