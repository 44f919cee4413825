"use client";

import { outageWords } from "@/lib/words/outage";
import { Container } from "./container";
import { useWords } from "./locale";

/** What does not work while the database is away. */
export function OutageWords() {
  return (
    <div role="status" className="bg-tile py-2 text-sm text-muted">
      <Container>{useWords(outageWords).say("note")}</Container>
    </div>
  );
}
