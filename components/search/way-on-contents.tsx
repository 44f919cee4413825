"use client";

import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Container } from "@/components/ui/container";
import { CONTROL_STYLE } from "@/components/ui/control-style";
import { SectionHeading } from "@/components/ui/section-heading";
import { popularQuery } from "@/lib/recommender/serving/query-options";
import { ResultGrid } from "./result-grid";

/**
 * Where to go from a page that has nothing to show: a search, and what is popular now. The products are asked for by the
 * browser, so that the page needs nothing to be made.
 */
export function WayOnContents() {
  const { data } = useQuery(popularQuery());
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
            aria-label="Search for products"
            placeholder="What are you looking for?"
            className={CONTROL_STYLE}
          />
          <Button type="submit" variant="secondary">
            <Search className="size-4" aria-hidden="true" />
            Search
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
