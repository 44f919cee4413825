import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { OrderState } from "@/lib/shop/orders/order-state";

const TONES: Readonly<Record<OrderState, Tone>> = {
  placed: "accent",
  paid: "accent",
  shipped: "positive",
  cancelled: "warning",
  returned: "warning",
};

/** How far an order is, and whether some of it was refunded. */
export function OrderStateBadge({ state, isRefunded = false }: { state: OrderState; isRefunded?: boolean }) {
  return (
    <span className="inline-flex gap-1">
      <Badge tone={TONES[state]}>{state}</Badge>
      {isRefunded && state !== "returned" && state !== "cancelled" && (
        <Badge tone="warning">refunded in part</Badge>
      )}
    </span>
  );
}
