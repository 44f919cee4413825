import { attributeText } from "./attribute-label";
import { attributeKey, attributeOf, type AttributeValues } from "./attribute-values";
import type { CatalogProduct, CatalogVariant } from "./catalog-product";
import { isColourOption } from "./option-kind";
import { familiesOf } from "./words/colour-families";

/** What is bought of a product: one of its variants, or itself. */
export type Form = CatalogProduct | CatalogVariant;

/** What a form says of one facet: nothing, one value or several different ones. */
export type Reading = (product: CatalogProduct, form: Form) => readonly string[];

const NOTHING: readonly string[] = [];

export function formsOf(product: CatalogProduct): readonly Form[] {
  return product.variants.length > 0 ? product.variants : [product];
}

/** Minor units of the product's currency. */
export function priceOfForm({ price }: Form): number {
  return typeof price === "number" ? price : price.amount;
}

/** What is chosen with a form of an option; undefined where the product does not come in several by it. */
function optionOf(product: CatalogProduct, form: Form, isMeant: (name: string) => boolean) {
  const place = product.optionNames?.findIndex(isMeant) ?? -1;
  return place < 0 || !("values" in form) ? undefined : form.values[place];
}

function textsOf(given: AttributeValues[string] | undefined): readonly string[] {
  if (given === undefined) return NOTHING;
  if (typeof given !== "object") return [attributeText(given)];
  return [...new Set(given.map(attributeText))];
}

export const readBrand: Reading = ({ brand }) => (brand === "" ? NOTHING : [brand]);

/** Families of the form's own colour, else of the product's. */
export const readColours: Reading = (product, form) =>
  familiesOf(optionOf(product, form, isColourOption) ?? product.colour);

/** Values of an attribute by its plain name; of an option of that name the form's own. */
export function readingOf(key: string): Reading {
  const isMeant = (name: string) => attributeKey(name) === key;
  return (product, form) => {
    const option = optionOf(product, form, isMeant);
    return option === undefined ? textsOf(attributeOf(product, key)) : [option];
  };
}
