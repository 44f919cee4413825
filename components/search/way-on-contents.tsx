"use client";

import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useLocale, useWords } from "@/components/ui/locale";
import { Button } from "@/components/ui/button";
import { Container } from "@/components/ui/container";
import { SectionHeading } from "@/components/ui/section-heading";
import { searchBoxWords } from "@/lib/words/search-box";
import { popularQuery } from "@/lib/recommender/serving/query-options";
import { ResultGrid } from "@/components/listing/result-grid";

/**
 * Where to go from a page that has nothing to show: a search, and what is popular now. The products are asked for by the
 * browser, so that the page needs nothing to be made.
 */
export function WayOnContents() {
  const { say } = useWords(searchBoxWords);
  const { data } = useQuery(popularQuery(useLocale()));
  const list = data?.lists[0];
  return (
    <Container className="space-y-14 pb-6">
      <search>
        <form action="/search" className="mx-auto flex max-w-lg gap-2">
          <input
            name="q"
            type="search"
            required
            maxLength={200}
            aria-label={say("products")}
            placeholder={say("placeholder")}
            className="control"
          />
          <Button type="submit" variant="secondary">
            <Search className="size-4" aria-hidden="true" />
            {say("search")}
          </Button>
        </form>
      </search>
      {list && list.items.length > 0 && (
        <section aria-labelledby="popular">
          <SectionHeading id="popular" title={list.title.text} />
          <ResultGrid products={list.items.map(({ product }) => product)} token={list.token} />
        </section>
      )}
    </Container>
  );
}
