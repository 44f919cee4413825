import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import { toPublicProductId } from "@/lib/platform/ids";

/** What a value is. `any`: an attribute, of which nothing is known before it is looked at. */
export type ValueType = "text" | "number" | "truth" | "category" | "any";

export type Scalar = string | number | boolean;

interface FieldFacts {
  type: Exclude<ValueType, "any">;
  /** What it is, for the docs and the admin. */
  says: string;
  /** Undefined where the product has none. */
  read(product: CatalogProduct, now: number): Scalar | undefined;
  /** Whether only staff may ask for it: it is never shown to shoppers, and who may compare may find it out. */
  isSecret?: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

const known = (text: string): string | undefined => (text === "" ? undefined : text);

/** The fields of the catalogue a filter may speak of. Money is in minor units, as in every answer. */
export const FIELDS = {
  id: { type: "text", says: "the public id", read: ({ id }) => toPublicProductId(id) },
  sku: { type: "text", says: "the shop's own code", read: ({ sku }) => sku },
  name: { type: "text", says: "the name", read: ({ name }) => name },
  brand: { type: "text", says: "the brand", read: ({ brand }) => known(brand) },
  colour: { type: "text", says: "the colour as it is written", read: ({ colour }) => known(colour) },
  category: {
    type: "category",
    says: "the category, by slug or path; `in` takes in everything below it",
    read: ({ categoryId }) => categoryId,
  },
  price: {
    type: "number",
    says: "the price in minor units; with variants, the lowest",
    read: ({ price }) => price.amount,
  },
  compareAt: {
    type: "number",
    says: "the former price of what is reduced",
    read: ({ compareAt }) => compareAt?.amount,
  },
  currency: { type: "text", says: "the currency", read: ({ price }) => price.currency },
  stock: { type: "number", says: "pieces at hand", read: ({ stock }) => stock },
  inStock: { type: "truth", says: "whether it can be had", read: ({ stock }) => stock > 0 },
  onSale: { type: "truth", says: "whether it is reduced", read: ({ compareAt }) => compareAt !== null },
  age: {
    type: "number",
    says: "days since it came into the shop",
    read: ({ createdAt }, now) => (now - createdAt) / DAY_MS,
  },
  margin: {
    type: "number",
    says: "share of the price that is not cost: 0.3 is 30 %",
    read: ({ margin }) => margin,
    isSecret: true,
  },
} as const satisfies Record<string, FieldFacts>;

export type FieldName = keyof typeof FIELDS;

/** Field names as they may be written: upper and lower case are one. */
const BY_LOWER_CASE = new Map(Object.keys(FIELDS).map((name) => [name.toLowerCase(), name as FieldName]));

export function findField(written: string): FieldName | null {
  return BY_LOWER_CASE.get(written.toLowerCase()) ?? null;
}

export function factsOf(name: FieldName): FieldFacts {
  return FIELDS[name];
}
