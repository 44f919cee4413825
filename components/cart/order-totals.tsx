import { Amount } from "@/components/ui/locale";
import type { Money } from "@/lib/platform/money";

/** What an order costs, line by line. */
export function OrderTotals({
  subtotal,
  discount,
  promoCode,
  shipping,
  total,
  refunded,
}: {
  subtotal: Money;
  /** What a code took off the goods, if anything. */
  discount?: Money;
  promoCode?: string | null;
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
      {discount && discount.amount > 0 && (
        <div className="flex justify-between gap-4">
          <dt className="min-w-0 break-words text-muted">Code {promoCode}</dt>
          <dd>
            −<Amount money={discount} />
          </dd>
        </div>
      )}
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
