"use client";

import { ConsentBanner } from "./consent-banner";
import { OutageWords } from "@/components/ui/outage-words";
import { useVisit } from "@/components/visit/use-visit";

/** Makes a kept page its visitor's: asks for what is personal, and says what has to be said to them. */
export function LateVisit({ asks }: { asks: boolean }) {
  const { visit, hasFailed } = useVisit();
  if (hasFailed) return <OutageWords />;
  return visit?.consent.isOpen ? <ConsentBanner asks={asks} /> : null;
}
