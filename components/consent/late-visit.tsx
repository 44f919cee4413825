"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ConsentBanner } from "./consent-banner";
import { OutageWords } from "@/components/ui/outage-words";
import { usePageReturn } from "@/components/ui/use-page-return";
import { VISIT_KEY } from "@/lib/pages/visit-query";
import { useVisit } from "@/components/visit/use-visit";

/** Makes a kept page its visitor's: asks for what is personal, and says what has to be said to them. */
export function LateVisit({ asks }: { asks: boolean }) {
  const client = useQueryClient();
  const { visit, hasFailed } = useVisit();
  usePageReturn(() => void client.invalidateQueries({ queryKey: VISIT_KEY }));
  if (hasFailed) return <OutageWords />;
  return visit?.consent.isOpen ? <ConsentBanner asks={asks} /> : null;
}
