import { Check } from "lucide-react";
import { Day } from "@/components/ui/day";
import { Alert } from "@/components/ui/alert";
import { cx } from "@/components/ui/cx";
import type { Order } from "@/lib/shop/orders/queries";

interface Step {
  label: string;
  at: Date | null;
}

function stepsOf({ placedAt, paidAt, shippedAt, delivery }: Order): Step[] {
  return [
    { label: "Placed", at: placedAt },
    { label: "Paid", at: paidAt },
    { label: delivery === "collect" ? "Ready to collect" : "Sent", at: shippedAt },
  ];
}

/** How far an order is, for whoever has placed it. */
export function OrderProgress({ order }: { order: Order }) {
  if (order.status !== "placed")
    return (
      <Alert tone="warning">
        This order was {order.status}.{" "}
        {order.refunded.amount > 0 && "What was paid is on its way back by the way it was paid."}
      </Alert>
    );
  return (
    <div className="space-y-4">
      <ol className="flex flex-wrap gap-x-10 gap-y-3" aria-label="How far the order is">
        {stepsOf(order).map(({ label, at }) => (
          <li key={label} className="flex items-center gap-3">
            <span
              aria-hidden="true"
              className={cx(
                "flex size-7 items-center justify-center rounded-full border",
                at ? "border-accent bg-accent text-on-accent" : "border-line-strong",
              )}
            >
              {at && <Check className="size-4" />}
            </span>
            <span>
              <span className={at ? "block" : "block text-muted"}>
                {label}
                {!at && <span className="sr-only">: not yet</span>}
              </span>
              {at && (
                <span className="block text-sm text-muted">
                  <Day at={at} />
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
      {order.returnAskedAt && (
        <Alert tone="neutral">
          You have asked to send it back. The shop writes to {order.email} about how; what was paid goes back
          once it is there.
        </Alert>
      )}
    </div>
  );
}
