import { Badge } from "@/components/ui/badge";
import type { Order } from "@/lib/shop/orders/queries";

/** Says that an order was cancelled or returned; nothing of one that stands. */
export function OrderBadge({ status }: Pick<Order, "status">) {
  if (status === "placed") return null;
  return <Badge tone="warning">{status === "cancelled" ? "Cancelled" : "Returned"}</Badge>;
}
