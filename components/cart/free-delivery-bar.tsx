import { Amount } from "@/components/ui/locale";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { Totals } from "@/lib/shop/cart/cart-math";

/** How far a cart is from free delivery; nothing where delivery costs nothing anyway. */
export function FreeDeliveryBar({ totals: { subtotal, shipping, untilFreeShipping } }: { totals: Totals }) {
  if (untilFreeShipping === null) {
    if (shipping.amount > 0 || subtotal.amount === 0) return null;
    return <p className="mt-3 text-sm text-positive">Standard delivery of this order is free.</p>;
  }
  const whole = subtotal.amount + untilFreeShipping.amount;
  return (
    <div className="mt-4 space-y-1.5">
      <p className="text-sm text-muted">
        <Amount money={untilFreeShipping} /> more and delivery is free.
      </p>
      <ProgressBar label="On the way to free delivery" value={subtotal.amount / whole} />
    </div>
  );
}
