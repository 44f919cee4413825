"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ComponentType, useEffect, useRef, useState } from "react";
import { nextPagesKey } from "@/lib/recommender/serving/next-pages-query";
import type { ContinuedListing } from "./continued-listing";
import { hasPlaceToReturnTo } from "./place-in-listing";

/** So far ahead of the end the next page is asked for: about what is scrolled while it comes. */
const NEAR_THE_END = "1200px";

/** What continues a listing, once its code was needed. */
let loaded: ComponentType<ContinuedListing> | null = null;

/**
 * The end of a page of a listing: links to the others and, where JavaScript runs and the end comes near, the next pages themselves.
 * Whoever comes back finds those that were there.
 */
export function NextPages({ rendered, pageCount, children }: ContinuedListing) {
  const client = useQueryClient();
  const end = useRef<HTMLDivElement>(null);
  const [MorePages, setMorePages] = useState(() =>
    client.getQueryData(nextPagesKey(rendered)) === undefined ? null : loaded,
  );
  const { page } = rendered;

  useEffect(() => {
    if (hasPlaceToReturnTo()) void import("./return-to-place").then(({ returnToPlace }) => returnToPlace());
  }, []);

  useEffect(() => {
    if (!end.current || MorePages || page >= pageCount) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        observer.disconnect();
        // Where it cannot be had the links remain.
        import("./more-pages").then(
          (code) => {
            loaded = code.MorePages;
            setMorePages(() => code.MorePages);
          },
          () => undefined,
        );
      },
      { rootMargin: NEAR_THE_END },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [MorePages, page, pageCount]);

  return (
    <div ref={end}>
      {MorePages ? (
        <MorePages rendered={rendered} pageCount={pageCount}>
          {children}
        </MorePages>
      ) : (
        <div className="mt-14">{children}</div>
      )}
    </div>
  );
}
