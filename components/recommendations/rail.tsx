import { Suspense } from "react";
import type { PageLists } from "./page-lists";
import type { Placement } from "@/lib/recommender/strategies/placements";
import { RailSkeleton } from "./rail-skeleton";
import { RailView } from "./rail-view";

interface RailProps {
  lists: PageLists | Promise<PageLists>;
  placement: Placement;
  /** Stands over the place of the list until it is there; the list itself says what it is. */
  title: string;
  /** Whether this list is seldom empty, so that room is kept for it while it is late. Others stand last on a page. */
  reserve?: boolean;
}

/** One recommended list of a page. An empty list shows nothing. */
export function Rail({ lists, placement, title, reserve = true }: RailProps) {
  if (!(lists instanceof Promise)) return <RailView initial={lists} placement={placement} />;
  return (
    <Suspense fallback={reserve ? <RailSkeleton title={title} /> : null}>
      <StreamedRail lists={lists} placement={placement} />
    </Suspense>
  );
}

async function StreamedRail({ lists, placement }: { lists: Promise<PageLists>; placement: Placement }) {
  return <RailView initial={await lists} placement={placement} />;
}
