/** What an import knows of a product the shop has already. */
export interface KnownProduct {
  id: number;
  sku: string;
  handle: string | null;
  name: string;
  currency: string;
  stock: number;
  /** Its prices and pieces are those of its variants. */
  hasVariants: boolean;
}

/** A variant the shop has already. */
export interface KnownVariant {
  sku: string;
  stock: number;
  product: KnownProduct;
}

/** The products of the shop by everything a file may call them. Codes are in NFC, however the shop spells them. */
export interface ShopProducts {
  /** ISO 4217; null while the shop has none. */
  readonly currency: string | null;
  readonly bySku: ReadonlyMap<string, KnownProduct>;
  readonly byHandle: ReadonlyMap<string, KnownProduct>;
  readonly byNumber: ReadonlyMap<number, KnownProduct>;
  readonly variants: ReadonlyMap<string, KnownVariant>;
}

/** The shop before its first product. */
export const NO_PRODUCTS: ShopProducts = {
  currency: null,
  bySku: new Map(),
  byHandle: new Map(),
  byNumber: new Map(),
  variants: new Map(),
};

/** What prices without a currency are in, when neither the command line nor the shop says. */
export const USUAL_CURRENCY = "GBP";

/** What prices without a currency are in: as the command line says, else as the shop's others, else the usual. */
export function settleCurrency(
  stated: string | null,
  shop: ShopProducts,
  ofFile: string | null = null,
): string {
  return stated ?? shop.currency ?? ofFile ?? USUAL_CURRENCY;
}
