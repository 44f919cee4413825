import { Amount, useWords } from "@/components/ui/locale";
import { Sentence } from "@/components/ui/sentence";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { Totals } from "@/lib/shop/cart/cart-math";
import { cartWords } from "@/lib/words/cart";

/** How far a cart is from free delivery; nothing where delivery costs nothing anyway. */
export function FreeDeliveryBar({ totals: { subtotal, shipping, untilFreeShipping } }: { totals: Totals }) {
  const { say, split } = useWords(cartWords);
  if (untilFreeShipping === null) {
    if (shipping.amount > 0 || subtotal.amount === 0) return null;
    return <p className="mt-3 text-sm text-positive">{say("isFree")}</p>;
  }
  const whole = subtotal.amount + untilFreeShipping.amount;
  return (
    <div className="mt-4 space-y-1.5">
      <p className="text-sm text-muted">
        <Sentence pieces={split("untilFree")} values={{ amount: <Amount money={untilFreeShipping} /> }} />
      </p>
      <ProgressBar label={say("onTheWay")} value={subtotal.amount / whole} />
    </div>
  );
}
