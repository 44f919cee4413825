import "server-only";
import { unstable_rethrow } from "next/navigation";
import { parsePublicProductId } from "@/lib/platform/ids";
import { getLog } from "@/lib/platform/log";
import { chooseCompanions, type SetPiece } from "@/lib/shop/cart/set";
import { getOptions } from "@/lib/shop/catalog/queries";
import type { ShownProduct } from "@/lib/shop/catalog/product-card";
import type { ProductOptions } from "@/lib/shop/catalog/variants";
import type { PageLists } from "./page-lists";

/** What cannot be read costs the products that need a choice, not the page. */
async function readOptions(products: readonly ShownProduct[]): Promise<Map<string, ProductOptions>> {
  const open = products.filter(({ hasOptions, inStock }) => hasOptions && inStock);
  try {
    return await getOptions(open.flatMap(({ id }) => parsePublicProductId(id) ?? []));
  } catch (error) {
    unstable_rethrow(error);
    getLog("recommend").warn({ err: error }, "a set stands without the products that need a choice");
    return new Map();
  }
}

/**
 * What is offered together with a page's product, in its currency: the first of the list that is bought with it and can be
 * had. None when there is no evidence that anything is.
 */
export async function loadCompanions({ answer }: PageLists, currency: string): Promise<SetPiece[]> {
  const list = answer.lists.find(({ placement }) => placement === "product.bought-together");
  if (list?.title.code !== "bought-together") return [];
  const products = list.items.map(({ product }) => product);
  return chooseCompanions(products, currency, await readOptions(products));
}
