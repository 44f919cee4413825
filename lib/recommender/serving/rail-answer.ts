import type { ShownProduct } from "@/lib/shop/catalog/product-card";
import type { RecommendedItem, RecommendedList } from "./schema";

/** What a rail shows of a product: the rest of what an answer says of it would only weigh. */
export interface RailItem {
  product: ShownProduct;
  reason: Pick<RecommendedItem["reason"], "code" | "text">;
}

/** What a page holds of a list. */
export interface RailList extends Pick<RecommendedList, "placement" | "rung" | "token"> {
  title: Pick<RecommendedList["title"], "code" | "text">;
  items: RailItem[];
}

export interface RailAnswer {
  lists: RailList[];
}

function toRailList({ placement, rung, token, title, items }: RecommendedList): RailList {
  return {
    placement,
    rung,
    token,
    title: { code: title.code, text: title.text },
    items: items.map(({ product: { sku: _, ...product }, reason: { code, text } }) => ({
      product,
      reason: { code, text },
    })),
  };
}

/** Of an answer, what the rails of a page are made of. */
export const toRailAnswer = ({ lists }: { lists: readonly RecommendedList[] }): RailAnswer => ({
  lists: lists.map(toRailList),
});
