"use client";

import { ProductCard } from "@/components/product/product-card";
import type { RailItem, RailList } from "@/lib/recommender/serving/rail-answer";
import type { ShownProduct as Product } from "@/lib/shop/catalog/product-card";
import { RAIL_NOTE } from "./rail-layout";
import type { Shown } from "./asked";
import { WhyButton } from "./why-button";

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
 * A product in a rail, with the reason below it.
 *
 * @param onAsk called when somebody wants to know more of why it is here; undefined: nobody can ask yet
 */
export function RailCard({
  item,
  list,
  onFollow,
  onAsk,
}: {
  item: RailItem;
  list: RailList;
  onFollow: (product: Product) => void;
  onAsk?: (about: Shown) => void;
}) {
  const { product, reason } = item;
  return (
    <ProductCard
      product={product}
      onFollow={onFollow}
      note={
        <>
          <p className={RAIL_NOTE}>{isSaidBy(list.title, reason) ? "" : reason.text}</p>
          {onAsk && <WhyButton name={product.name} onAsk={() => onAsk({ item, list })} />}
        </>
      }
    />
  );
}
