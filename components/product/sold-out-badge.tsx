"use client";

import { Badge } from "@/components/ui/badge";
import { useWords } from "@/components/ui/locale";
import { cardWords } from "@/lib/words/card";

export function SoldOutBadge() {
  return <Badge>{useWords(cardWords).say("soldOut")}</Badge>;
}
