"use client";

import { Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Price } from "@/components/ui/price";
import { type CartLine, describeProblem } from "@/lib/shop/cart/cart";
import { formatMoney } from "@/lib/platform/money";
import { LineProduct } from "./line-product";
import { QuantityStepper } from "./quantity-stepper";
import { useCartChange } from "./use-cart";

/** One product in the cart. `onRemoved` runs at once, before the shop has answered. */
export function CartLineRow({ line, onRemoved }: { line: CartLine; onRemoved: () => void }) {
  const change = useCartChange();
  const { product, variant, quantity, available, problem, total } = line;
  const of = { product: product.id, variant: variant?.sku };
  const name = variant ? `${product.name}, ${variant.label}` : product.name;
  const message = change.error?.message ?? describeProblem(line);

  function remove() {
    change.mutate({ type: "remove", ...of });
    onRemoved();
  }

  return (
    <li className="py-5">
      <LineProduct name={product.name} slug={product.slug} variant={variant?.sku} image={product.image}>
        {variant && <p className="mt-0.5 text-sm text-muted">{variant.label}</p>}
        <p className="mt-0.5 text-sm text-muted">
          <Price price={product.price} compareAt={product.compareAt} />
          {quantity > 1 && <span> each</span>}
        </p>
        <div className="mt-3 flex flex-wrap items-center justify-between gap-x-2 gap-y-2">
          <div className="flex items-center gap-1">
            {problem === "unavailable" ? (
              <Button variant="secondary" aria-label={`Remove ${name}`} onClick={remove}>
                Remove
              </Button>
            ) : (
              <>
                <QuantityStepper
                  name={name}
                  value={quantity}
                  max={available}
                  onChange={(next) => change.mutate({ type: "set", ...of, quantity: next })}
                />
                <IconButton label={`Remove ${name}`} onClick={remove}>
                  <Trash2 className="size-4.5" aria-hidden="true" />
                </IconButton>
              </>
            )}
          </div>
          {problem !== "unavailable" && <p className="font-medium tabular-nums">{formatMoney(total)}</p>}
        </div>
        {message && (
          <p role="alert" className="mt-2 text-sm text-negative">
            {message}
          </p>
        )}
      </LineProduct>
    </li>
  );
}
