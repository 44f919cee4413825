"use client";

import { useEffect } from "react";
import { addressOfPage } from "@/lib/recommender/serving/next-pages-query";
import { keepPlace } from "./place-in-listing";

const pagesOf = (list: Element) => [...list.querySelectorAll<HTMLElement>("[data-page]")];

/** The topmost product on the screen of the page in the address: the only one there is when it is loaded anew. */
function topmostProduct(list: Element): HTMLAnchorElement | undefined {
  const page = new URLSearchParams(location.search).get("page") ?? "1";
  const links = list.querySelectorAll<HTMLAnchorElement>(
    `[data-page="${CSS.escape(page)}"] a[href^="/products/"]`,
  );
  return [...links].find((link) => link.getBoundingClientRect().top >= 0);
}

/**
 * Lets the address follow which of a listing's pages is in the middle of the window, and keeps the place for when the document is
 * left.
 *
 * @param shown how many pages there are: those that came are watched, too
 */
export function usePageOnScreen(find: () => Element | null, address: string, shown: number): void {
  useEffect(() => {
    const list = find();
    if (!list) return;
    const follow = (entries: IntersectionObserverEntry[]) => {
      const there = entries.find(({ isIntersecting }) => isIntersecting)?.target;
      if (!(there instanceof HTMLElement)) return;
      const next = addressOfPage(address, Number(there.dataset.page));
      if (next !== location.pathname + location.search) history.replaceState(null, "", next);
    };
    const observer = new IntersectionObserver(follow, { rootMargin: "-50% 0px -50% 0px" });
    for (const page of pagesOf(list)) observer.observe(page);
    const leave = () => {
      const link = topmostProduct(list);
      if (!link) return keepPlace(null);
      keepPlace({
        address: location.pathname + location.search,
        product: link.getAttribute("href") ?? "",
        top: link.getBoundingClientRect().top,
      });
    };
    window.addEventListener("pagehide", leave);
    return () => {
      observer.disconnect();
      window.removeEventListener("pagehide", leave);
    };
  }, [find, address, shown]);
}
