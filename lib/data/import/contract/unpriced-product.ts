import { AppError } from "@/lib/platform/errors";
import { parseMoney } from "@/lib/platform/money";
import type { ProductDraft } from "./import-format";

/** The price of products whose data set publishes none. Throws AppError when the option is not an amount. */
export function readPlaceholderPrice(placeholderPrice: string, currency: string): number {
  const amount = parseMoney(placeholderPrice, currency);
  if (amount === null || amount <= 0) {
    throw new AppError("invalid", `The price "${placeholderPrice}" must be an amount like 9.99.`);
  }
  return amount;
}

/** A product of a data set without prices and stock. It says so in its attributes. */
export function draftUnpriced(
  given: Pick<ProductDraft, "sku" | "name" | "category" | "createdAt"> & Partial<ProductDraft>,
  price: number,
  currency: string,
): ProductDraft {
  return {
    description: "",
    brand: "",
    priceAmount: price,
    compareAtAmount: null,
    currency,
    stock: null,
    image: null,
    hidden: false,
    ...given,
    attributes: { ...given.attributes, price: "placeholder" },
  };
}
