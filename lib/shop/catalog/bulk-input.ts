import { z } from "zod";
import { PRODUCT_STATUSES } from "./product-status";

const empty = (value: unknown) => (value === "" ? undefined : value);
const MOST_PIECES = 1_000_000;

/** What a bulk change does to each product, as its form writes it: what is empty stays as it is. */
export const bulkChangeSchema = z
  .object({
    percent: z.preprocess(
      empty,
      z.coerce
        .number("Please enter a number like -10 or 5.")
        .min(-99, "A price can be lowered by 99 % at most.")
        .max(1_000, "A price can be raised to eleven times at most.")
        .optional(),
    ),
    /** What it cost is shown as the former price. */
    keepOld: z
      .literal("on")
      .optional()
      .transform((ticked) => ticked === "on"),
    categoryId: z.preprocess(empty, z.coerce.number().int().min(1).optional()),
    status: z.preprocess(empty, z.enum(PRODUCT_STATUSES).optional()),
    stockMode: z.enum(["set", "add"]).default("set"),
    stock: z.preprocess(
      empty,
      z.coerce.number().int("Please enter whole pieces.").min(-MOST_PIECES).max(MOST_PIECES).optional(),
    ),
  })
  .refine(({ stock, stockMode }) => stockMode === "add" || stock === undefined || stock >= 0, {
    path: ["stock"],
    message: "There cannot be fewer than no pieces.",
  })
  .refine(
    ({ percent, categoryId, status, stock }) =>
      [percent, categoryId, status, stock].some((value) => value !== undefined),
    { path: ["percent"], message: "Please say what is to change." },
  )
  .transform(({ stockMode, stock, ...change }) => ({
    ...change,
    stock: stock === undefined ? undefined : { mode: stockMode, pieces: stock },
  }));
export type BulkChange = z.output<typeof bulkChangeSchema>;

/** Which products: those that are ticked, else all that the list's filters leave. */
export interface BulkSelection {
  ids: readonly number[] | null;
  filters: Readonly<Record<string, string>>;
}
