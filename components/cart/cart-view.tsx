"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { useWords } from "@/components/ui/locale";
import { type CartLine, lineKeyOf } from "@/lib/shop/cart/cart";
import { cartWords } from "@/lib/words/cart";
import { CartLineRow } from "./cart-line-row";
import { CartSkeleton } from "./cart-skeleton";
import { CartSummary } from "./cart-summary";
import { useCart, useCartChange } from "./use-cart";

/** What was taken out last, and a way to have it back. */
function Removed({ line, onUndone }: { line: CartLine | null; onUndone: () => void }) {
  const { say } = useWords(cartWords);
  const change = useCartChange();
  function undo({ product, variant, quantity }: CartLine) {
    change.mutate(
      { type: "add", product: product.id, variant: variant?.sku, quantity },
      { onSuccess: onUndone },
    );
  }
  return (
    <div role="status" className={line ? "mb-6 rounded-md bg-tile px-4 py-2 text-sm" : undefined}>
      {line && (
        <div className="flex items-center justify-between gap-4">
          <p className="min-w-0">{say("removed", { name: line.product.name })}</p>
          {line.problem !== "unavailable" && (
            <Button variant="ghost" pending={change.isPending} onClick={() => undo(line)}>
              {say("undo")}
            </Button>
          )}
        </div>
      )}
      {line && change.error && <p className="text-negative">{change.error.message}</p>}
    </div>
  );
}

/** The cart as it is now: every change shows at once. */
export function CartView() {
  const { say } = useWords(cartWords);
  const cart = useCart();
  const list = useRef<HTMLDivElement>(null);
  const [removed, setRemoved] = useState<CartLine | null>(null);
  if (!cart) return <CartSkeleton />;

  return (
    // Takes the focus when the button that had it has gone with its line.
    <div ref={list} tabIndex={-1} aria-label={say("title")} role="region" className="outline-none">
      <Removed line={removed} onUndone={() => setRemoved(null)} />
      {cart.lines.length === 0 ? (
        <EmptyState title={say("empty")} action={<ButtonLink href="/">{say("discover")}</ButtonLink>}>
          <p>{say("emptyWhy")}</p>
        </EmptyState>
      ) : (
        <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <ul className="divide-y divide-line border-y border-line">
            {cart.lines.map((line) => (
              <CartLineRow
                key={lineKeyOf(line)}
                line={line}
                onRemoved={() => {
                  setRemoved(line);
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
