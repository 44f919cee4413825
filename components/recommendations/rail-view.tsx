"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { Link } from "@/components/ui/link";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { useLocale, useWords } from "@/components/ui/locale";
import { useIsHydrating } from "@/components/ui/use-is-hydrating";
import type { ShownProduct as Product } from "@/lib/shop/catalog/product-card";
import { railsQuery } from "@/lib/recommender/serving/query-options";
import type { Placement } from "@/lib/recommender/strategies/placements";
import type { RailAnswer, RailItem, RailList } from "@/lib/recommender/serving/rail-answer";
import { recordClick } from "@/components/attribution/found-in";
import { useVisit } from "@/components/visit/use-visit";
import { railsWords } from "@/lib/words/rails";
import { lessKey } from "./asked";
import type { PageLists } from "./page-lists";
import { RailCard } from "./rail-card";
import { FIRST_VIEW, RAIL_ASIDE, RAIL_COLUMNS, RAIL_ROW } from "./rail-layout";
import { useCalmSwap } from "./use-calm-swap";
import { useImpression } from "./use-impression";
import { useLater } from "./use-later";
import { useRailScroll } from "./use-rail-scroll";
import { useWhyThis } from "./use-why-this";

const listOf = ({ lists }: RailAnswer, placement: Placement): RailList | null =>
  lists.find((list) => list.placement === placement) ?? null;

/** Which products, in which order: an answer with the same ones is not worth a swap. */
const productsOf = (list: RailList | null) =>
  list?.items.map(({ product, reason }) => `${product.id} ${reason.text}`).join() ?? "";

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
  const { say } = useWords(railsWords);
  const titleId = useId();
  const row = useRef<HTMLUListElement>(null);
  const { isOver, hasFailed } = useVisit(initial.standsIn);
  const { data } = useQuery(railsQuery(initial.rails, initial.answer, useLocale()));
  const first = listOf(initial.answer, placement);
  const latest = useIsHydrating() || stays ? first : listOf(data, placement);
  const awaitsVisit = initial.standsIn && !stays && !hasFailed;
  const { shown, fading } = useCalmSwap(latest, productsOf, row, awaitsVisit ? first : undefined);
  const isLater = useLater();
  const items = shown?.items.slice(0, initial.isWhole || isLater ? undefined : FIRST_VIEW) ?? [];
  const { atStart, atEnd, turn, walk } = useRailScroll(row, items.length);
  // What stands in until the visit is there belongs to nobody, and counts for no experiment.
  const isOwn = isOver || stays;
  useImpression(row, isOwn && items.length > 0 ? (shown?.token ?? null) : null);

  const { parts, asked, setAsked, ask } = useWhyThis();
  const mayAsk = isLater && isOwn;

  useEffect(() => {
    row.current?.scrollTo({ left: 0, behavior: "instant" });
  }, [shown]);

  if (!shown || items.length === 0) return null;

  const heading = shown.title.text;
  const restsOnPast = shown.title.code === "because" || items.some(({ reason }) => reason.code === "because");

  function follow(product: Product) {
    if (shown) recordClick(product.id, shown.token);
  }

  function lessTileOf(item: RailItem): ReactNode {
    const about = shown && { item, list: shown };
    const problem = about && asked.less[lessKey(about)];
    if (!parts || !about || problem === undefined) return null;
    return <parts.LessTile about={about} problem={problem} setAsked={setAsked} />;
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
            aria-label={say("whyTheseOf", { heading })}
            className="mr-auto inline-flex min-h-11 shrink-0 items-center text-sm text-muted underline underline-offset-4 hover:text-ink"
          >
            {say("whyThese")}
          </Link>
        )}
        {/* Nothing to turn when everything is in sight, nor before the page can do it. */}
        <div className={cx("-mr-3 hidden sm:flex", atStart && atEnd && "invisible")}>
          <IconButton label={say("back", { heading })} disabled={atStart} onClick={() => turn(-1)}>
            <ChevronLeft className="size-5" aria-hidden="true" />
          </IconButton>
          <IconButton label={say("more", { heading })} disabled={atEnd} onClick={() => turn(1)}>
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
          {items.map((item) => (
            <li key={item.product.id} className="min-w-0 snap-start">
              {lessTileOf(item) ?? (
                <RailCard item={item} list={shown} onFollow={follow} onAsk={mayAsk ? ask : undefined} />
              )}
            </li>
          ))}
        </ul>
        {aside}
      </div>
      {parts && asked.about && (
        <parts.WhyThis about={asked.about} isOpen={asked.isOpen} setAsked={setAsked} />
      )}
    </section>
  );
}
