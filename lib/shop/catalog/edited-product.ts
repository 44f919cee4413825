import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { ProductStatus } from "./product-status";

/** A variant as its form shows it. Money is minor units. */
export interface EditedVariant {
  sku: string;
  values: string[];
  price: number;
  compareAt: number | null;
  cost: number | null;
  stock: number;
  status: ProductStatus;
  image: string;
}

/** Everything of a product that a merchant may change. Money is minor units of `currency`. */
export interface EditedProduct {
  id: number;
  sku: string;
  slug: string;
  name: string;
  /** As it was written: markup where it has any. */
  description: string;
  brand: string;
  categoryId: number;
  price: number;
  compareAt: number | null;
  cost: number | null;
  currency: string;
  stock: number;
  status: ProductStatus;
  image: string;
  gallery: string[];
  attributes: Record<string, unknown>;
  optionNames: string[];
  variants: EditedVariant[];
  /** ISO 8601. */
  updatedAt: string;
}

/** A product for its form, or null. Throws AppError unauthenticated or forbidden. */
export async function getEditedProduct(actor: Actor, id: number): Promise<EditedProduct | null> {
  requireRight(actor, "catalog:read");
  const row = await getDb().product.findUnique({
    where: { id },
    include: { variants: { orderBy: [{ position: "asc" }, { id: "asc" }] } },
    omit: { handle: true, createdAt: true },
  });
  if (!row) return null;
  const { priceAmount, compareAtAmount, costAmount, descriptionHtml, description, attributes, ...rest } = row;
  return {
    ...rest,
    description: descriptionHtml === "" ? description : descriptionHtml,
    price: priceAmount,
    compareAt: compareAtAmount,
    cost: costAmount,
    attributes: attributes as Record<string, unknown>,
    updatedAt: row.updatedAt.toISOString(),
    variants: row.variants.map(({ sku, optionValues, stock, status, image, ...amounts }) => ({
      sku,
      values: optionValues,
      price: amounts.priceAmount,
      compareAt: amounts.compareAtAmount,
      cost: amounts.costAmount,
      stock,
      status,
      image,
    })),
  };
}
