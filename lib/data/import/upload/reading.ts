import { z } from "zod";
import { KINDS } from "@/ml/index";
import { FORMATS, type FormatOptions } from "../contract/import-format";

/** Formats a browser can upload: a data set of several files cannot come as one. */
export const UPLOADED_FORMATS = ["catalog", "shopify", "woocommerce", "interactions"] as const;
export type UploadedFormat = (typeof UPLOADED_FORMATS)[number];

const column = z.string().max(500);

/** How an uploaded file is to be read. It travels with jobs, so everything in it is JSON. */
export const readingSchema = z.object({
  format: z.enum(FORMATS).extract(UPLOADED_FORMATS),
  /** Our column → theirs; empty: it is not read. */
  columns: z.record(z.string().max(100), column),
  delimiter: z.string().max(5).optional(),
  /** ISO 4217, of prices without one. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "Please enter a code like EUR.")
    .optional(),
  /** Of all rows of interactions without a column of kinds. */
  kind: z.enum(KINDS).optional(),
  dateOrder: z.enum(["dmy", "mdy"]).optional(),
  imageBase: z
    .url("Please enter an address like https://shop.example/media/.")
    .refine((text) => /^https?:/.test(text), "Please enter an address like https://shop.example/media/.")
    .transform((text) => (text.endsWith("/") ? text : `${text}/`))
    .optional(),
  clearEmpty: z.boolean().default(false),
});
export type Reading = z.output<typeof readingSchema>;

/** The same as the importer takes it. Products of files that publish no prices do not come this way. */
export function toFormatOptions(reading: Reading, now: number): FormatOptions {
  const { columns, delimiter, currency, kind, dateOrder, imageBase, clearEmpty } = reading;
  return {
    columns,
    delimiter,
    currency: currency ?? null,
    kind,
    kinds: {},
    dateOrder,
    imageBase,
    clearEmpty,
    placeholderPrice: "9.99",
    now,
  };
}
