"use client";

import { Amount, useWords } from "@/components/ui/locale";
import type { Money } from "@/lib/platform/money";
import { totalsWords } from "@/lib/words/totals";

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
  const { say } = useWords(totalsWords);
  return (
    <dl className="space-y-2 tabular-nums">
      <div className="flex justify-between gap-4">
        <dt className="text-muted">{say("subtotal")}</dt>
        <dd>
          <Amount money={subtotal} />
        </dd>
      </div>
      {discount && discount.amount > 0 && (
        <div className="flex justify-between gap-4">
          <dt className="min-w-0 break-words text-muted">{say("code", { code: promoCode ?? "" })}</dt>
          <dd>
            −<Amount money={discount} />
          </dd>
        </div>
      )}
      <div className="flex justify-between gap-4">
        <dt className="text-muted">{say("delivery")}</dt>
        <dd>{shipping.amount === 0 ? say("free") : <Amount money={shipping} />}</dd>
      </div>
      <div className="flex justify-between gap-4 border-t border-line pt-3 text-lg font-medium">
        <dt>{say("total")}</dt>
        <dd>
          <Amount money={total} />
        </dd>
      </div>
      {refunded && refunded.amount > 0 && (
        <div className="flex justify-between gap-4">
          <dt className="text-muted">{say("refunded")}</dt>
          <dd>
            <Amount money={refunded} />
          </dd>
        </div>
      )}
    </dl>
  );
}
