import type { ShownProduct } from "@/lib/shop/catalog/product-card";
import type { RecommendedItem, RecommendedList } from "./schema";

/** What a rail shows of a product: the rest of what an answer says of it would only weigh. */
export interface RailItem {
  product: ShownProduct;
  reason: RailReason;
}

/** Why it is in the list, with what of the shopper's past that rests on; left out where that is nothing. */
export interface RailReason extends Pick<RecommendedItem["reason"], "code" | "text"> {
  from?: RecommendedItem["reason"]["from"];
}

/** What a page holds of a list. */
export interface RailList extends Pick<RecommendedList, "placement" | "rung" | "token"> {
  title: Pick<RecommendedList["title"], "code" | "text">;
  items: RailItem[];
}

export interface RailAnswer {
  lists: RailList[];
}

const toRailReason = ({ code, text, from }: RecommendedItem["reason"]): RailReason =>
  from.length > 0 ? { code, text, from } : { code, text };

function toRailList({ placement, rung, token, title, items }: RecommendedList): RailList {
  return {
    placement,
    rung,
    token,
    title: { code: title.code, text: title.text },
    items: items.map(({ product: { sku: _, ...product }, reason }) => ({
      product,
      reason: toRailReason(reason),
    })),
  };
}

/** Of an answer, what the rails of a page are made of. */
export const toRailAnswer = ({ lists }: { lists: readonly RecommendedList[] }): RailAnswer => ({
  lists: lists.map(toRailList),
});
