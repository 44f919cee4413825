import { parsePublicProductId } from "@/lib/platform/ids";
import type { ProductDraft, ProductField, VariantDraft } from "../contract/import-format";
import type { KnownProduct, ShopProducts } from "../contract/shop-products";

/** What a product is, but for what its variants say. */
export type ProductFacts = Pick<
  ProductDraft,
  | "sku"
  | "handle"
  | "name"
  | "description"
  | "descriptionHtml"
  | "brand"
  | "category"
  | "currency"
  | "hidden"
  | "attributes"
> & { says: ReadonlySet<ProductField> };

/** Those of the variants that can be bought; all of them when none can. */
function onSale(variants: readonly VariantDraft[]): readonly VariantDraft[] {
  const active = variants.filter(({ hidden }) => !hidden);
  return active.length > 0 ? active : variants;
}

/** What a product costs and has that is sold in variants: the lowest price of those on sale, and all their pieces. */
export function summariseVariants(
  variants: readonly VariantDraft[],
): Pick<ProductDraft, "priceAmount" | "compareAtAmount" | "stock"> {
  const sold = onSale(variants);
  const cheapest = sold.reduce((best, one) => (one.priceAmount < best.priceAmount ? one : best));
  const counted = sold.every(({ stock }) => stock === null)
    ? null
    : sold.reduce((sum, one) => sum + (one.stock ?? 0), 0);
  return { priceAmount: cheapest.priceAmount, compareAtAmount: cheapest.compareAtAmount, stock: counted };
}

/** A product of its facts, its variants and pictures. Without names of options the one variant is the product itself. */
export function assembleProduct(
  facts: ProductFacts,
  names: readonly string[],
  variants: readonly VariantDraft[],
  images: readonly string[],
): ProductDraft {
  const sold = onSale(variants);
  const cheapest = sold.reduce((best, one) => (one.priceAmount < best.priceAmount ? one : best));
  const summary = summariseVariants(variants);
  const [image = null, ...gallery] = images;
  const says = new Set<ProductField>([...facts.says, "price", "compareAt", "options"]);
  if (summary.stock !== null) says.add("stock");
  if (image !== null) says.add("image").add("gallery");
  if (variants.some(({ costAmount }) => costAmount !== null)) says.add("cost");
  const draft: ProductDraft = {
    ...facts,
    says,
    ...summary,
    costAmount: cheapest.costAmount ?? sold.find(({ costAmount }) => costAmount !== null)?.costAmount ?? null,
    image,
    gallery,
    createdAt: null,
  };
  if (names.length > 0) draft.options = { names, variants };
  return draft;
}

/** Hands out codes, each once: what a file calls a product or variant, unless that is another's already. */
export class Codes {
  readonly #products = new Set<string>();
  readonly #variants = new Set<string>();

  constructor(private readonly shop: ShopProducts) {}

  /** The code of a product: the first that no other has. */
  forProduct(candidates: readonly string[], known: KnownProduct | undefined): string {
    if (known) return known.sku;
    const isFree = (sku: string) => {
      const number = parsePublicProductId(sku);
      return (
        !this.#products.has(sku) &&
        !this.shop.bySku.has(sku) &&
        (number === null || !this.shop.byNumber.has(number))
      );
    };
    const sku = firstFree(candidates, isFree);
    this.#products.add(sku);
    return sku;
  }

  /** The code of a variant: the first that no variant of another product has. */
  forVariant(candidates: readonly string[], known: KnownProduct | undefined): string {
    const isFree = (sku: string) => {
      const owner = this.shop.variants.get(sku)?.product;
      return !this.#variants.has(sku) && (owner === undefined || owner === known);
    };
    const sku = firstFree(candidates, isFree);
    this.#variants.add(sku);
    return sku;
  }
}

function firstFree(candidates: readonly string[], isFree: (sku: string) => boolean): string {
  const given = candidates.filter((sku) => sku !== "");
  const found = given.find(isFree);
  if (found !== undefined) return found;
  const last = given.at(-1) ?? "product";
  let n = 2;
  while (!isFree(`${last}-${n}`)) n++;
  return `${last}-${n}`;
}
