"use client";

import { ButtonLink } from "@/components/ui/button-link";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useWords } from "@/components/ui/locale";
import type { Cart } from "@/lib/shop/cart/cart";
import { cartWords } from "@/lib/words/cart";
import { FreeDeliveryBar } from "./free-delivery-bar";
import { OrderTotals } from "./order-totals";
import { PromoForm } from "./promo-form";

/** What the cart costs, and the way on. */
export function CartSummary({ cart: { totals, blocked, promo } }: { cart: Cart }) {
  const { say } = useWords(cartWords);
  return (
    <Card className="lg:sticky lg:top-24">
      <h2 className="mb-4 text-lg font-medium">{say("summary")}</h2>
      {totals && <OrderTotals {...totals} promoCode={promo?.code} />}
      {totals && <FreeDeliveryBar totals={totals} />}
      <PromoForm promo={promo} />
      <div className="mt-6">
        {blocked ? (
          <>
            <Button block disabled aria-describedby="cart-blocked">
              {say("checkout")}
            </Button>
            <p id="cart-blocked" className="mt-2 text-sm text-negative">
              {say("blocked")}
            </p>
          </>
        ) : (
          <ButtonLink href="/checkout" block>
            {say("checkout")}
          </ButtonLink>
        )}
      </div>
    </Card>
  );
}
