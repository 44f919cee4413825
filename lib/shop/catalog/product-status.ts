/** Whether a product is sold: hidden for a while, or archived for good. */
export const PRODUCT_STATUSES = ["active", "hidden", "archived"] as const;
export type ProductStatus = (typeof PRODUCT_STATUSES)[number];
