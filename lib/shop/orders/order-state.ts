import type { TableSpec } from "@/lib/platform/table-query";

/** How far an order is: `placed`, `paid` and `shipped` stand, the others are taken back. */
export const ORDER_STATES = ["placed", "paid", "shipped", "cancelled", "returned"] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export const ORDER_TABLE: TableSpec = {
  sorts: ["number", "total"],
  sortedBy: "-number",
  filters: { q: "text", state: [...ORDER_STATES, "refunded"], from: "day", to: "day", email: "text" },
};

/** The state of an order by what is stored of it. */
export function stateOf({
  status,
  paidAt,
  shippedAt,
}: {
  status: "placed" | "cancelled" | "returned";
  paidAt: Date | null;
  shippedAt: Date | null;
}): OrderState {
  if (status !== "placed") return status;
  return shippedAt ? "shipped" : paidAt ? "paid" : "placed";
}

/** Whether a shopper may still cancel it by themselves. */
export const canCancel = ({ status, shippedAt }: { status: string; shippedAt: Date | null }): boolean =>
  status === "placed" && shippedAt === null;

/** Whether a shopper may ask to send it back. */
export const canReturn = ({
  status,
  shippedAt,
  returnAskedAt,
}: {
  status: string;
  shippedAt: Date | null;
  returnAskedAt: Date | null;
}): boolean => status === "placed" && shippedAt !== null && returnAskedAt === null;
