import type { Money } from "@/lib/platform/money";
import type { ShownProduct } from "@/lib/shop/catalog/product-card";
import { describeChoice, type ProductOptions, type ProductVariant } from "@/lib/shop/catalog/variants";
import { setsWords } from "@/lib/words/sets";
import { speak } from "@/lib/words/words";
import { sumLines } from "./cart-math";

/** How many products stand beside the page's own in a set. */
export const MOST_COMPANIONS = 2;

/** One form in which a product of a set can be had. */
export interface SetChoice {
  /** The code of the variant; null for a product without options. */
  variant: string | null;
  /** `Size: M, Colour: Red`; empty for a product without options. */
  label: string;
  /** `M, Red`: the same where there is little room. */
  short: string;
  price: Money;
}

/** A product of a set with all the forms in which it can be had now: never none. */
export interface SetPiece {
  product: Pick<ShownProduct, "id" | "name" | "slug" | "image">;
  /** The first is the one that stands there unless another is chosen. */
  choices: [SetChoice, ...SetChoice[]];
}

/**
 * A product as part of a set; null when nothing of it can be had. With options the cheapest variant at hand stands there, by
 * its name, and the others can be chosen.
 *
 * @param options what there is to choose of it; null where that is not known
 */
export function toSetPiece(product: ShownProduct, options: ProductOptions | null): SetPiece | null {
  const { id, name, slug, image, price, inStock, hasOptions } = product;
  if (!inStock) return null;
  const shown = { id, name, slug, image };
  if (!hasOptions) return { product: shown, choices: [{ variant: null, label: "", short: "", price }] };
  const { names, variants } = options ?? { names: [], variants: [] };
  const [first, ...others] = variants
    .filter(({ stock }) => stock > 0)
    .sort((a, b) => a.price.amount - b.price.amount)
    .map(({ sku, values, price }) => {
      return { variant: sku, label: describeChoice(names, values), short: values.join(", "), price };
    });
  return first ? { product: shown, choices: [first, ...others] } : null;
}

/** The page's own product as part of a set, in the form that is chosen there; null when that cannot be had. */
export function toOwnPiece(
  product: ShownProduct & { options: ProductOptions },
  variant: ProductVariant | null,
): SetPiece | null {
  const { names } = product.options;
  const shown = { ...product, image: variant?.image || product.image };
  return toSetPiece(shown, { names, variants: variant ? [variant] : [] });
}

/** What stands beside the page's product: the first of a list that can be had, in the currency it is sold in. */
export function chooseCompanions(
  list: readonly ShownProduct[],
  currency: string,
  options: ReadonlyMap<string, ProductOptions>,
): SetPiece[] {
  const pieces = list
    .filter(({ price }) => price.currency === currency)
    .flatMap((product) => toSetPiece(product, options.get(product.id) ?? null) ?? []);
  return pieces.slice(0, MOST_COMPANIONS);
}

/** What the choices cost together; null for none. */
export function priceOfSet(choices: readonly Pick<SetChoice, "price">[]): Money | null {
  const [first] = choices;
  if (!first) return null;
  const lines = choices.map(({ price }) => ({ price, quantity: 1 }));
  return sumLines(lines, first.price.currency);
}

/** What became of the pieces of a set. */
export interface AddedSet {
  /** How many products went into the cart. */
  added: number;
  /** Those that could not, with a sentence for the shopper. */
  missing: { product: string; name: string; why: string }[];
}

/** The sentence a shopper reads once a set was put into the cart. */
export function describeAdded({ added, missing }: AddedSet, locale: string): string {
  const { say } = speak(setsWords, locale);
  const done = added === 0 ? say("nothing") : say("added", { count: added });
  return [done, ...missing.map(({ name, why }) => say("missing", { name, why }))].join(" ");
}
