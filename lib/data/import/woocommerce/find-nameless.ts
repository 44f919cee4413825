import { toSlug } from "@/lib/platform/slug";
import type { KnownProduct, ShopProducts } from "../contract/shop-products";

/**
 * The product a row without an ID and a SKU has become before: files made by hand have neither. It got its code from its name, with
 * a number behind it where there were several of that name; they are found in the same order again.
 *
 * @param claimed the products that other rows of the file are
 */
export function findNameless(
  name: string,
  shop: ShopProducts,
  claimed: ReadonlySet<KnownProduct>,
): KnownProduct | undefined {
  const slug = toSlug(name);
  for (let n = slug === "" ? 2 : 1; ; n++) {
    const found = shop.bySku.get(n === 1 ? slug : `${slug || "product"}-${n}`);
    if (found === undefined) return undefined;
    if (found.handle === null && found.name === name && !claimed.has(found)) return found;
  }
}
