import { Amount } from "@/components/ui/locale";
import type { Money } from "@/lib/platform/money";

/** What an order costs, line by line. */
export function OrderTotals({
  subtotal,
  shipping,
  total,
  refunded,
}: {
  subtotal: Money;
  shipping: Money;
  total: Money;
  /** What was given back of it, if anything. */
  refunded?: Money;
}) {
  return (
    <dl className="space-y-2 tabular-nums">
      <div className="flex justify-between gap-4">
        <dt className="text-muted">Subtotal</dt>
        <dd>
          <Amount money={subtotal} />
        </dd>
      </div>
      <div className="flex justify-between gap-4">
        <dt className="text-muted">Delivery</dt>
        <dd>{shipping.amount === 0 ? "Free" : <Amount money={shipping} />}</dd>
      </div>
      <div className="flex justify-between gap-4 border-t border-line pt-3 text-lg font-medium">
        <dt>Total</dt>
        <dd>
          <Amount money={total} />
        </dd>
      </div>
      {refunded && refunded.amount > 0 && (
        <div className="flex justify-between gap-4">
          <dt className="text-muted">Refunded</dt>
          <dd>
            <Amount money={refunded} />
          </dd>
        </div>
      )}
    </dl>
  );
}
