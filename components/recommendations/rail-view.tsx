"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { Link } from "@/components/ui/link";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { ProductCard } from "@/components/product/product-card";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import type { ShownProduct as Product } from "@/lib/shop/catalog/product-card";
import { railsQuery } from "@/lib/recommender/serving/query-options";
import type { Placement } from "@/lib/recommender/strategies/placements";
import type { RailAnswer, RailItem, RailList } from "@/lib/recommender/serving/rail-answer";
import { recordClick } from "@/components/attribution/found-in";
import { useVisit } from "@/components/visit/use-visit";
import type { PageLists } from "./page-lists";
import { FIRST_VIEW, RAIL_ASIDE, RAIL_COLUMNS, RAIL_NOTE, RAIL_ROW } from "./rail-layout";
import { useCalmSwap } from "./use-calm-swap";
import { useImpression } from "./use-impression";
import { useLater } from "./use-later";
import { useRailScroll } from "./use-rail-scroll";

const listOf = ({ lists }: RailAnswer, placement: Placement): RailList | null =>
  lists.find((list) => list.placement === placement) ?? null;

/** Which products, in which order: an answer with the same ones is not worth a swap. */
const productsOf = (list: RailList | null) =>
  list?.items.map(({ product, reason }) => `${product.id} ${reason.text}`).join() ?? "";

/** Reasons that are what the heading says of the whole list. */
const SAID_BY: Partial<Record<RailList["title"]["code"], string>> = {
  because: "because",
  similar: "similar",
  "bought-together": "together",
  "goes-well-with": "goes-with",
};

const isSaidBy = (title: RailList["title"], reason: RailItem["reason"]) =>
  title.text === reason.text || SAID_BY[title.code] === reason.code;

/**
 * A rail on an open page: it scrolls by swipe, wheel, buttons and arrow keys, says when it was seen and what was followed
 * from it, and shows new recommendations as soon as there are some and nobody is using it.
 */
export function RailView({
  initial,
  placement,
  stays = false,
  aside,
}: {
  initial: PageLists;
  placement: Placement;
  /** Whether the list stays as it was made, whatever the shopper does. */
  stays?: boolean;
  /** Stands beside the row, or below it where there is no room. */
  aside?: ReactNode;
}) {
  const titleId = useId();
  const row = useRef<HTMLUListElement>(null);
  const { isOver, hasFailed } = useVisit(initial.standsIn);
  const { data } = useQuery(railsQuery(initial.rails, initial.answer));
  const first = listOf(initial.answer, placement);
  const latest = stays ? first : listOf(data, placement);
  const awaitsVisit = initial.standsIn && !stays && !hasFailed;
  const { shown, fading } = useCalmSwap(latest, productsOf, row, awaitsVisit ? first : undefined);
  const isLater = useLater();
  const items = shown?.items.slice(0, initial.isWhole || isLater ? undefined : FIRST_VIEW) ?? [];
  const { atStart, atEnd, turn, walk } = useRailScroll(row, items.length);
  // What stands in until the visit is there belongs to nobody, and counts for no experiment.
  const isOwn = isOver || stays;
  useImpression(row, isOwn && items.length > 0 ? (shown?.token ?? null) : null);

  useEffect(() => {
    row.current?.scrollTo({ left: 0, behavior: "instant" });
  }, [shown]);

  if (!shown || items.length === 0) return null;

  const heading = shown.title.text;
  const restsOnPast = shown.title.code === "because" || items.some(({ reason }) => reason.code === "because");

  function follow(product: Product) {
    if (shown) recordClick(product.id, shown.token);
  }

  return (
    <section aria-labelledby={titleId} data-placement={placement} data-rung={shown.rung}>
      <div className="mb-4 flex min-h-11 items-center justify-between gap-4">
        {/* On a phone what takes the place of a stand-in may have two lines. */}
        <h2
          id={titleId}
          className={cx(
            "text-xl font-medium sm:text-2xl",
            initial.standsIn && "flex items-end max-sm:h-[2lh] max-sm:overflow-hidden",
          )}
        >
          {heading}
        </h2>
        {restsOnPast && (
          <Link
            href="/account/influences"
            aria-label={`Why these? ${heading}`}
            className="mr-auto inline-flex min-h-11 shrink-0 items-center text-sm text-muted underline underline-offset-4 hover:text-ink"
          >
            Why these?
          </Link>
        )}
        {/* Nothing to turn when everything is in sight, nor before the page can do it. */}
        <div className={cx("-mr-3 hidden sm:flex", atStart && atEnd && "invisible")}>
          <IconButton label={`${heading}: back`} disabled={atStart} onClick={() => turn(-1)}>
            <ChevronLeft className="size-5" aria-hidden="true" />
          </IconButton>
          <IconButton label={`${heading}: more`} disabled={atEnd} onClick={() => turn(1)}>
            <ChevronRight className="size-5" aria-hidden="true" />
          </IconButton>
        </div>
      </div>
      <div className={aside ? RAIL_ASIDE : undefined}>
        <ul
          ref={row}
          onKeyDown={walk}
          className={cx(
            RAIL_ROW,
            aside ? RAIL_COLUMNS.besideAside : RAIL_COLUMNS.alone,
            "rail-scroll snap-x scroll-px-4 transition-opacity sm:scroll-px-6 lg:scroll-px-10",
            fading && "opacity-0",
            !isOwn && "until-visit",
          )}
        >
          {items.map(({ product, reason }) => (
            <li key={product.id} className="min-w-0 snap-start">
              <ProductCard
                product={product}
                onFollow={follow}
                note={<p className={RAIL_NOTE}>{isSaidBy(shown.title, reason) ? "" : reason.text}</p>}
              />
            </li>
          ))}
        </ul>
        {aside}
      </div>
    </section>
  );
}
