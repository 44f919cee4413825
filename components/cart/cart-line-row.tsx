"use client";

import { Trash2 } from "lucide-react";
import { type FormEvent, type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Price } from "@/components/ui/price";
import { Amount, useLocale, useWords } from "@/components/ui/locale";
import { removeFromCartAction, setQuantityAction } from "@/lib/shop/cart/actions";
import { type CartLine, describeProblem } from "@/lib/shop/cart/cart";
import { cartWords } from "@/lib/words/cart";
import { LineProduct } from "./line-product";
import { QuantityStepper } from "./quantity-stepper";
import { useCartChange } from "./use-cart";

/** Around the button that takes a product out. */
function RemoveForm({
  product,
  variant,
  action,
  onRemove,
  children,
}: {
  product: string;
  variant?: string;
  action: (form: FormData) => void;
  onRemove: () => void;
  children: ReactNode;
}) {
  function submit(event: FormEvent) {
    event.preventDefault();
    onRemove();
  }
  return (
    <form action={action} onSubmit={submit}>
      <input type="hidden" name="product" value={product} />
      {variant !== undefined && <input type="hidden" name="variant" value={variant} />}
      {children}
    </form>
  );
}

/** One product in the cart. `onRemoved` runs at once, before the shop has answered. */
export function CartLineRow({ line, onRemoved }: { line: CartLine; onRemoved: () => void }) {
  const locale = useLocale();
  const { say } = useWords(cartWords);
  const change = useCartChange();
  // What the browser has posted by itself.
  const [changed, postQuantity] = useActionState(setQuantityAction, null);
  const [removed, postRemoval] = useActionState(removeFromCartAction, null);
  const { product, variant, quantity, available, problem, total } = line;
  const of = { product: product.id, variant: variant?.sku };
  const name = variant ? `${product.name}, ${variant.label}` : product.name;
  const refusals = [changed, removed].flatMap((answer) => (answer?.ok === false ? [answer] : []));
  const message =
    change.error?.message ??
    refusals[0]?.fields[0]?.message ??
    refusals[0]?.message ??
    describeProblem(line, locale);

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
          {quantity > 1 && <span> {say("each")}</span>}
        </p>
        <div className="mt-3 flex flex-wrap items-center justify-between gap-x-2 gap-y-2">
          <div className="flex items-center gap-1">
            {problem === "unavailable" ? (
              <RemoveForm {...of} action={postRemoval} onRemove={remove}>
                <Button type="submit" variant="secondary" aria-label={say("removeNamed", { name })}>
                  {say("remove")}
                </Button>
              </RemoveForm>
            ) : (
              <>
                <QuantityStepper
                  {...of}
                  name={name}
                  value={quantity}
                  max={available}
                  action={postQuantity}
                  onChange={(next) => change.mutate({ type: "set", ...of, quantity: next })}
                />
                <RemoveForm {...of} action={postRemoval} onRemove={remove}>
                  <IconButton type="submit" label={say("removeNamed", { name })}>
                    <Trash2 className="size-4.5" aria-hidden="true" />
                  </IconButton>
                </RemoveForm>
              </>
            )}
          </div>
          {problem !== "unavailable" && (
            <p className="font-medium tabular-nums">
              <Amount money={total} />
            </p>
          )}
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
