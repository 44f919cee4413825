"use client";

import { type CSSProperties, useEffect, useRef } from "react";
import { type CarouselOptions, mountCarousel } from "@/client/carousel/mount";
import { HEIGHT } from "@/client/carousel/style";
import { createPage, type Page } from "@/client/core/page";

export interface AisleCarouselProps extends CarouselOptions {
  /** Where the shop is that recommends: `https://shop.example`. */
  shop: string;
  /** A publishable key of it; none on the shop's own pages. */
  apiKey?: string;
  /** What the visitor has said; leave it out while they have not been asked. */
  consent?: boolean;
  className?: string;
  style?: CSSProperties;
}

const pages = new Map<string, Page>();

/**
 * The page as it is to one shop: all carousels of it share it, so that their lists come in one call and consent is one.
 * Through it, `getPage(shop, key).track("cart", "SKU-1", 2)` reports what the visitor does. Browser only.
 */
export function getPage(shop: string, apiKey?: string): Page {
  const name = `${shop} ${apiKey ?? ""}`;
  const page = pages.get(name) ?? createPage({ base: shop.replace(/\/$/, ""), key: apiKey });
  pages.set(name, page);
  return page;
}

/**
 * A carousel of what a shop recommends. The server renders the room for it; the browser fills it, reports that it was seen
 * and what was followed, and asks anew when the visitor's consent changes.
 */
export function AisleCarousel({ shop, apiKey, consent, className, style, ...options }: AisleCarouselProps) {
  const host = useRef<HTMLDivElement>(null);
  const wanted = JSON.stringify(options);

  useEffect(() => {
    if (consent !== undefined) getPage(shop, apiKey).consent(consent);
  }, [shop, apiKey, consent]);

  useEffect(() => {
    if (!host.current) return;
    return mountCarousel(host.current, JSON.parse(wanted) as CarouselOptions, getPage(shop, apiKey));
  }, [shop, apiKey, wanted]);

  return (
    <div ref={host} className={className} style={{ minHeight: `var(--aisle-height, ${HEIGHT})`, ...style }} />
  );
}
