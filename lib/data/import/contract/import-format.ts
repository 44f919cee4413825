import type { Fact } from "@/lib/data/formats/fact";
import { isTaken, type Verdict } from "@/lib/data/formats/verdict";
import type { DateOrder } from "@/lib/data/formats/written-time";
import type { SourceRow, Table } from "@/lib/platform/files/source-row";
import type { Kind } from "@/ml/index";
import type { ShopProducts } from "./shop-products";

export const FORMATS = [
  "online-retail",
  "retailrocket",
  "movielens",
  "catalog",
  "shopify",
  "woocommerce",
  "google-merchant",
  "interactions",
] as const;
export type FormatName = (typeof FORMATS)[number];

/** One interaction a row stands for. */
export interface InteractionFact extends Fact {
  /** What makes it the same fact when it is read again: everything the row says of it. */
  readonly key: string;
  /**
   * The id it gets unless another fact has it: a UUID of the file, or one made from the file's own id by this key. Lines
   * that share an id and say different things are different facts, so the others get theirs from everything they say.
   */
  readonly claim?: { readonly id: string } | { readonly key: string };
}

/** A fact with its natural key: the values that make it the same when it is read again. */
export function withKey(
  verdict: Verdict<Fact>,
  keyOf: (fact: Fact) => readonly (string | number)[],
): Verdict<InteractionFact> {
  if (!isTaken(verdict)) return verdict;
  const { item } = verdict;
  return { item: { ...item, key: keyOf(item).join("\n") } };
}

/** What of a product a file can speak of. */
export type ProductField =
  | "name"
  | "description"
  | "brand"
  | "category"
  | "attributes"
  | "price"
  | "compareAt"
  | "cost"
  | "currency"
  | "stock"
  | "image"
  | "gallery"
  | "status"
  | "options";

/** One form of a product with options. Money is minor units of the product's currency. */
export interface VariantDraft {
  sku: string;
  /** One for each of the product's option names, in their order. */
  values: readonly string[];
  priceAmount: number;
  compareAtAmount: number | null;
  costAmount: number | null;
  /** null: the file does not say. */
  stock: number | null;
  /** null: the product's. */
  image: string | null;
  hidden: boolean;
}

/** What there is to choose of a product. */
export interface OptionsDraft {
  /** `Size`, `Colour`. */
  names: readonly string[];
  /** Never empty. */
  variants: readonly VariantDraft[];
}

/** What an attribute of a product says. */
export type AttributeValue = string | number | boolean | readonly string[];

/** A product as a file has it. Money is minor units of `currency`. */
export interface ProductDraft {
  /** Unchanged in the shop but for these; not given: all of them are said. A new product gets everything. */
  says?: ReadonlySet<ProductField>;
  /** The code is that of one variant of a product the shop has, and only that variant is spoken of. */
  isVariant?: boolean;
  sku: string;
  /** The name under which the shop it comes from knows it, when it is not the code. */
  handle?: string;
  name: string;
  description: string;
  /** The description with its paragraphs and lists, safe; empty or not given: it is plain text. */
  descriptionHtml?: string;
  brand: string;
  /** Names from the root; never empty. */
  category: readonly string[];
  priceAmount: number;
  compareAtAmount: number | null;
  costAmount?: number | null;
  currency: string;
  /** null: the file does not say. */
  stock: number | null;
  /** null: drawn by the shop. */
  image: string | null;
  /** Pictures behind the first. */
  gallery?: readonly string[];
  hidden: boolean;
  attributes: Record<string, AttributeValue>;
  /** With options, price and stock are those of the variants together. */
  options?: OptionsDraft;
  /** Milliseconds since the epoch; null: now. */
  createdAt: number | null;
}

/** Says of a row what becomes of it. Several rows may make one product: then they share one draft. */
export type Judge<T> = (row: SourceRow) => Verdict<T>;

/** A format that has read its file once and can now say of each row what it is. */
export type Prepared = {
  products: ProductDraft[];
  /** Complete once all rows are judged. */
  readonly notes: string[];
  /** ISO 4217: what most of the prices are in. */
  currency: string;
} & (
  | { holds: "interactions"; judge: Judge<InteractionFact> }
  | { holds: "products"; judge: Judge<ProductDraft>; seen: SeenProducts }
);

/** What a file calls the products its rows speak of, rejected rows included. */
export interface SeenProducts {
  readonly skus: ReadonlySet<string>;
  readonly handles: ReadonlySet<string>;
}

/** The first reading: it sees every readable row, then knows the products and how to judge each row. */
export interface Survey {
  see(row: SourceRow): void;
  finish(): Promise<Prepared>;
}

/** What the command line can say about a file. */
export interface FormatOptions {
  /** ISO 4217, of prices without one; null: that of the product, else of the shop. */
  currency: string | null;
  /** Price in major units for products of files that publish none. */
  placeholderPrice: string;
  /** Rows of a later time are refused. Milliseconds since the epoch. */
  now: number;
  /** Our column name → theirs. */
  columns: Readonly<Record<string, string>>;
  /** Their word for a kind → ours. */
  kinds: Readonly<Record<string, Kind>>;
  /** The kind of all rows of a file without a column of kinds. */
  kind?: Kind | undefined;
  /** Of day and month in times that name the year last. */
  dateOrder?: DateOrder | undefined;
  delimiter: string | undefined;
  /** Where paths of pictures begin that name no server: an http(s) address that ends with "/". */
  imageBase?: string | undefined;
  /** An empty cell of a catalog clears what the product has; else it changes nothing. */
  clearEmpty?: boolean;
}

/** A file opened in a format. */
export interface OpenedFormat {
  /** Of the rows' file. */
  hash: string;
  bytes: number;
  table: Table;
  /** Says what products come from: a shop holds one source's products, so that two do not mix. null: adds none. */
  source: string | null;
  /** `shop` is what the shop has when the file is read. */
  startSurvey(shop: ShopProducts): Survey;
}

export type OpenFormat = (path: string, options: FormatOptions) => Promise<OpenedFormat>;
