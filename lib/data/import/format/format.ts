import type { InteractionKind } from "@/lib/platform/db/generated/enums";
import type { SourceRow, Table } from "@/lib/platform/files/source-row";

export const FORMATS = ["online-retail", "retailrocket", "movielens", "catalog", "interactions"] as const;
export type FormatName = (typeof FORMATS)[number];

/** One interaction a row stands for, in the terms of the file. */
export interface InteractionFact {
  /** What makes it the same fact when it is read again: everything the row says of it. */
  key: string;
  /** Its id, where the file has UUIDs of its own. */
  id?: string;
  /** The shopper's id in the file. A UUID is kept, anything else becomes one. */
  shopper: string;
  sku: string;
  kind: InteractionKind;
  /** Quantity of a purchase or cart, stars of a rating, else 1. */
  value: number;
  /** Milliseconds since the epoch. */
  at: number;
}

/** A product as a file has it. Money is minor units of `currency`. */
export interface ProductDraft {
  sku: string;
  name: string;
  description: string;
  brand: string;
  /** Names from the root; never empty. */
  category: readonly string[];
  priceAmount: number;
  compareAtAmount: number | null;
  currency: string;
  /** null: the file does not say. */
  stock: number | null;
  /** null: drawn by the shop. */
  image: string | null;
  hidden: boolean;
  attributes: Record<string, string>;
  /** Milliseconds since the epoch; null: now. */
  createdAt: number | null;
}

/** What becomes of a row before the database has a say. Reasons are sentences; `group` joins equal ones in counts. */
export type Verdict<T> = { item: T } | { reject: string; group?: string } | "duplicate";

/** A format that has read its file once and can now say of each row what it is. */
export type Prepared = { products: ProductDraft[]; notes: string[] } & (
  | { holds: "interactions"; classify(row: SourceRow): Verdict<InteractionFact> }
  | { holds: "products"; classify(row: SourceRow): Verdict<ProductDraft> }
);

/** The first reading: it sees every readable row, then knows the products and how to judge each row. */
export interface Survey {
  see(row: SourceRow): void;
  finish(): Promise<Prepared>;
}

/** What the command line can say about a file. */
export interface FormatOptions {
  /** ISO 4217, for files that do not name one. */
  currency: string;
  /** Price in major units for products of files that publish none. */
  placeholderPrice: string;
  /** Rows of a later time are refused. Milliseconds since the epoch. */
  now: number;
  /** Our column name → theirs. */
  columns: Readonly<Record<string, string>>;
  /** Their word for a kind → ours. */
  kinds: Readonly<Record<string, InteractionKind>>;
  delimiter: string | undefined;
}

/** A file opened in a format. */
export interface OpenedFormat {
  /** Of the rows' file. */
  hash: string;
  bytes: number;
  table: Table;
  /** Says what products come from: a shop holds one source's products, so that two do not mix. null: adds none. */
  source: string | null;
  startSurvey(): Survey;
}

export type OpenFormat = (path: string, options: FormatOptions) => Promise<OpenedFormat>;
