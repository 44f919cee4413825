"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { usePageReturn } from "@/components/ui/use-page-return";
import { onRecorded } from "@/lib/shop/interactions/track";
import { isAboutProduct, RAILS_KEY } from "@/lib/recommender/serving/query-options";

/**
 * Once the shop has recorded what the shopper did, every rail is asked anew: those on the screen at once, the others when
 * they are seen again. Only the view of a product leaves that product's own page as it is, which has just been made.
 * A page that comes back from the browser's memory is asked anew too.
 */
export function RecommendationUpdates() {
  const client = useQueryClient();

  useEffect(() => {
    return onRecorded((events) => {
      const facts = events.filter(({ kind }) => kind !== "impression" && kind !== "click");
      const acted = facts.some(({ kind }) => kind !== "view");
      if (facts.length === 0) return;
      void client.invalidateQueries({
        queryKey: RAILS_KEY,
        predicate: ({ queryKey }) =>
          acted || !facts.every((fact) => "product" in fact && isAboutProduct(queryKey, fact.product)),
      });
    });
  }, [client]);

  usePageReturn(() => void client.invalidateQueries({ queryKey: RAILS_KEY }));

  return null;
}
