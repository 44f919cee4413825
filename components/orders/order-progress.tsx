import { Check } from "lucide-react";
import { Day } from "@/components/ui/day";
import { Alert } from "@/components/ui/alert";
import { cx } from "@/components/ui/cx";
import type { Order } from "@/lib/shop/orders/queries";
import { getWords } from "@/lib/shop/settings/current-language";
import { ordersWords } from "@/lib/words/orders";
import type { Speaker } from "@/lib/words/words";

interface Step {
  label: string;
  at: Date | null;
}

function stepsOf(order: Order, { say }: Speaker<typeof ordersWords.en>): Step[] {
  const { placedAt, paidAt, shippedAt, delivery } = order;
  return [
    { label: say("stepPlaced"), at: placedAt },
    { label: say("stepPaid"), at: paidAt },
    { label: delivery === "collect" ? say("stepReady") : say("stepSent"), at: shippedAt },
  ];
}

/** How far an order is, for whoever has placed it. */
export async function OrderProgress({ order }: { order: Order }) {
  const words = await getWords(ordersWords);
  const { say } = words;
  if (order.status !== "placed")
    return (
      <Alert tone="warning">
        {order.status === "cancelled" ? say("wasCancelled") : say("wasReturned")}{" "}
        {order.refunded.amount > 0 && say("paidBack")}
      </Alert>
    );
  return (
    <div className="space-y-4">
      <ol className="flex flex-wrap gap-x-10 gap-y-3" aria-label={say("howFar")}>
        {stepsOf(order, words).map(({ label, at }) => (
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
                {!at && <span className="sr-only">{say("notYet")}</span>}
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
      {order.returnAskedAt && <Alert tone="neutral">{say("returnAsked", { email: order.email })}</Alert>}
    </div>
  );
}
