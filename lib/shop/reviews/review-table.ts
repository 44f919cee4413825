import type { TableSpec } from "@/lib/platform/table-query";

export const REVIEW_STATES = ["waiting", "published", "hidden"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** How the list of reviews can be looked at. */
export const REVIEW_TABLE: TableSpec = {
  sorts: ["at", "stars"],
  sortedBy: "-at",
  filters: { q: "text", state: REVIEW_STATES, stars: ["1", "2", "3", "4", "5"] },
};
