import { createHash } from "node:crypto";
import type { BulkChange } from "./bulk-input";
import type { ProductStatus } from "./product-status";

/** Price and pieces of a product, or of one of its variants. Money is minor units. */
export interface BulkOffer {
  price: number;
  compareAt: number | null;
  stock: number;
}

/** A product as far as a bulk change looks at it. */
export interface BulkProduct extends BulkOffer {
  id: number;
  sku: string;
  name: string;
  currency: string;
  categoryId: number;
  status: ProductStatus;
  /** With variants, price and pieces are theirs. */
  variants: (BulkOffer & { id: number; sku: string })[];
}

/** What becomes of one product. */
export interface PlannedProduct {
  before: BulkProduct;
  after: BulkProduct;
}

const MOST = 2 ** 31 - 1;

function changeOffer<T extends BulkOffer>(offer: T, { percent, keepOld, stock }: BulkChange): T {
  const after = { ...offer };
  if (percent !== undefined) {
    after.price = Math.min(MOST, Math.max(0, Math.round((offer.price * (100 + percent)) / 100)));
    if (keepOld) after.compareAt = Math.max(offer.price, offer.compareAt ?? 0);
    // A former price that is not higher any more is none.
    if (after.compareAt !== null && after.compareAt <= after.price) after.compareAt = null;
  }
  if (stock !== undefined) {
    const pieces = stock.mode === "set" ? stock.pieces : offer.stock + stock.pieces;
    after.stock = Math.min(MOST, Math.max(0, pieces));
  }
  return after;
}

const isSameOffer = (a: BulkOffer, b: BulkOffer) =>
  a.price === b.price && a.compareAt === b.compareAt && a.stock === b.stock;

function isSame({ before, after }: PlannedProduct): boolean {
  return (
    before.categoryId === after.categoryId &&
    before.status === after.status &&
    isSameOffer(before, after) &&
    before.variants.every((variant, i) => isSameOffer(variant, after.variants[i] ?? variant))
  );
}

/** What a change makes of each of these products; those it leaves as they are are left out. */
export function planBulk(products: readonly BulkProduct[], change: BulkChange): PlannedProduct[] {
  return products
    .map((before): PlannedProduct => {
      const moved = {
        ...before,
        categoryId: change.categoryId ?? before.categoryId,
        status: change.status ?? before.status,
      };
      const after =
        before.variants.length > 0
          ? { ...moved, variants: before.variants.map((variant) => changeOffer(variant, change)) }
          : changeOffer(moved, change);
      return { before, after };
    })
    .filter((planned) => !isSame(planned));
}

/** Names a plan: two are alike when they make the same of the same. */
export function digestOf(plan: readonly PlannedProduct[]): string {
  return createHash("sha256").update(JSON.stringify(plan)).digest("hex").slice(0, 16);
}
