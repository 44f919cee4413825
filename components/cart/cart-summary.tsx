"use client";

import { ButtonLink } from "@/components/ui/button-link";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Amount } from "@/components/ui/locale";
import type { Cart } from "@/lib/shop/cart/cart";
import { OrderTotals } from "./order-totals";

/** What the cart costs, and the way on. */
export function CartSummary({ cart: { totals, blocked } }: { cart: Cart }) {
  return (
    <Card className="lg:sticky lg:top-24">
      <h2 className="mb-4 text-lg font-medium">Summary</h2>
      {totals && <OrderTotals {...totals} />}
      {totals?.untilFreeShipping && (
        <p className="mt-3 text-sm text-muted">
          <Amount money={totals.untilFreeShipping} /> more and delivery is free.
        </p>
      )}
      <div className="mt-6">
        {blocked ? (
          <>
            <Button block disabled aria-describedby="cart-blocked">
              Go to checkout
            </Button>
            <p id="cart-blocked" className="mt-2 text-sm text-negative">
              Please change the marked lines first.
            </p>
          </>
        ) : (
          <ButtonLink href="/checkout" block>
            Go to checkout
          </ButtonLink>
        )}
      </div>
    </Card>
  );
}
