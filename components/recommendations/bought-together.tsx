import { Suspense } from "react";
import { getWords } from "@/lib/shop/settings/current-language";
import { sentenceWords } from "@/lib/words/sentences";
import type { SetPiece } from "@/lib/shop/cart/set";
import { loadCompanions } from "./load-companions";
import type { PageLists } from "./page-lists";
import { RailSkeleton } from "./rail-skeleton";
import { TogetherFrame } from "./together-frame";
import { TogetherView } from "./together-view";

interface Bought {
  lists: PageLists | Promise<PageLists>;
  currency: string;
}

/**
 * What is often bought with the page's product and, where that is known to be so, all of it as one set.
 *
 * @param own the page's product as part of the set, in the form that is chosen; null while it cannot be had
 */
export async function BoughtTogether({ lists, currency, own }: Bought & { own: SetPiece | null }) {
  const { say } = await getWords(sentenceWords);
  const together = <Together lists={lists} currency={currency} />;
  return (
    <TogetherFrame own={own}>
      {lists instanceof Promise ? (
        <Suspense fallback={<RailSkeleton title={say("bought-together")} />}>{together}</Suspense>
      ) : (
        together
      )}
    </TogetherFrame>
  );
}

async function Together({ lists, currency }: Bought) {
  const initial = await lists;
  return <TogetherView initial={initial} companions={await loadCompanions(initial, currency)} />;
}
