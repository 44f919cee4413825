"use client";

import { SetForm } from "@/components/cart/set-form";
import type { SetPiece } from "@/lib/shop/cart/set";
import type { PageLists } from "./page-lists";
import { RailView } from "./rail-view";
import { useOwnPiece } from "./together-frame";

const PLACEMENT = "product.bought-together";

/** The rail of what is bought together, with the set beside it: both speak of the same products, whatever is done meanwhile. */
export function TogetherView({ initial, companions }: { initial: PageLists; companions: SetPiece[] }) {
  const own = useOwnPiece();
  const token = initial.answer.lists.find(({ placement }) => placement === PLACEMENT)?.token;
  const isSet = companions.length > 0 && token !== undefined;
  return (
    <RailView
      initial={initial}
      placement={PLACEMENT}
      stays={isSet}
      aside={isSet && own && <SetForm own={own} companions={companions} list={token} />}
    />
  );
}
