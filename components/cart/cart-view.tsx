"use client";

import { useRef, useState } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { lineKeyOf } from "@/lib/shop/cart/cart";
import { CartLineRow } from "./cart-line-row";
import { CartSkeleton } from "./cart-skeleton";
import { CartSummary } from "./cart-summary";
import { useCart } from "./use-cart";

/** The cart as it is now: every change shows at once. */
export function CartView() {
  const cart = useCart();
  const list = useRef<HTMLDivElement>(null);
  const [removed, setRemoved] = useState<string | null>(null);
  if (!cart) return <CartSkeleton />;

  return (
    // Takes the focus when the button that had it has gone with its line.
    <div ref={list} tabIndex={-1} aria-label="Cart" role="region" className="outline-none">
      <p role="status" className="sr-only">
        {removed && `Removed ${removed}.`}
      </p>
      {cart.lines.length === 0 ? (
        <EmptyState title="Your cart is empty" action={<ButtonLink href="/">Discover products</ButtonLink>}>
          <p>What you add to it stays here, also when you come back another day.</p>
        </EmptyState>
      ) : (
        <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <ul className="divide-y divide-line border-y border-line">
            {cart.lines.map((line) => (
              <CartLineRow
                key={lineKeyOf(line)}
                line={line}
                onRemoved={() => {
                  setRemoved(line.product.name);
                  list.current?.focus();
                }}
              />
            ))}
          </ul>
          <CartSummary cart={cart} />
        </div>
      )}
    </div>
  );
}
