"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { ProductGrid } from "@/components/product/product-grid";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { Pagination } from "@/components/ui/pagination";
import { addressOfPage, nextPagesQuery } from "@/lib/recommender/serving/next-pages-query";
import { nextPagesWords } from "@/lib/words/next-pages";
import { paginationWords } from "@/lib/words/pagination";
import type { ContinuedListing } from "./continued-listing";
import { GridSkeleton } from "./grid-skeleton";
import { ResultGrid } from "./result-grid";
import { usePageOnScreen } from "./use-page-on-screen";

/** So many pages come by themselves; then the end of the document can be reached, and more come when they are asked for. */
const BY_THEMSELVES = 3;
const NEAR_THE_END = "1200px";
/** As far below the page before as a row of products is below another. */
const BELOW = "mt-9 sm:mt-12";

/** The pages after the one that was rendered, and the links to all of them. */
export function MorePages({ rendered, pageCount, children }: ContinuedListing) {
  const { say } = useWords(nextPagesWords);
  const pageWords = useWords(paginationWords);
  const query = useInfiniteQuery(nextPagesQuery(rendered));
  const { data, hasNextPage, isFetching, isError, fetchNextPage, refetch } = query;
  const pages = data?.pages ?? [];
  const shown = pages.length;
  const last = pages.at(-1);
  const end = useRef<HTMLDivElement>(null);
  /** How many pages there were when more were asked for. */
  const asked = useRef<number | null>(null);
  const find = useCallback(() => end.current?.closest("[data-listing]") ?? null, []);
  usePageOnScreen(find, rendered.address, shown);

  const comes = hasNextPage && !isFetching && !isError && shown < BY_THEMSELVES;
  useEffect(() => {
    if (!end.current || !comes) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void fetchNextPage();
      },
      { rootMargin: NEAR_THE_END },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [comes, fetchNextPage]);

  useEffect(() => {
    if (asked.current === null || shown <= asked.current) return;
    asked.current = null;
    // Whoever asked goes on with the first of what came.
    const came = find()?.querySelector<HTMLElement>("[data-page]:last-of-type a");
    came?.focus({ preventScroll: true });
  }, [shown, find]);

  function ask() {
    asked.current = shown;
    void (shown === 0 ? refetch() : fetchNextPage());
  }

  return (
    <>
      {pages.map(({ products, page, token }) => (
        <section
          key={page}
          data-page={page}
          aria-label={say("page", { page: String(page), count: String(pageCount) })}
          className={BELOW}
        >
          {token === null ? (
            <ProductGrid products={products} eager={0} />
          ) : (
            <ResultGrid products={products} token={token} eager={0} />
          )}
        </section>
      ))}
      {isFetching && <GridSkeleton className={BELOW} />}
      <div ref={end} className="mt-14 flex flex-col items-center gap-8">
        <p role="status" className="sr-only">
          {isFetching
            ? say("loading")
            : last &&
              say("added", {
                products: last.products.length,
                page: String(last.page),
                count: String(pageCount),
              })}
        </p>
        {isError && !isFetching && <Alert tone="negative">{say("failed")}</Alert>}
        {!comes && !isFetching && (isError || hasNextPage) && (
          <Button variant="secondary" onClick={ask}>
            {say(isError ? "again" : "more")}
          </Button>
        )}
        {last ? (
          <Pagination
            page={last.page}
            pageCount={pageCount}
            hrefFor={(page) => addressOfPage(rendered.address, page)}
            words={pageWords}
          />
        ) : (
          children
        )}
      </div>
    </>
  );
}
