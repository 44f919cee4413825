import type { TableSpec } from "@/lib/platform/table-query";
import { PRODUCT_STATUSES } from "./product-status";

/** What the merchant's list of products can be narrowed by. */
export const PRODUCT_FILTERS: TableSpec["filters"] = {
  q: "text",
  category: "text",
  status: PRODUCT_STATUSES,
  stock: ["in", "out", "low"],
};

export const PRODUCT_TABLE: TableSpec = {
  sorts: ["name", "sku", "price", "stock", "updatedAt"],
  sortedBy: "-updatedAt",
  filters: PRODUCT_FILTERS,
};

/** So few pieces are low. */
export const LOW_STOCK = 5;
