"use client";

import { Check } from "lucide-react";
import { type FormEvent, useActionState, useEffect, useState } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { useWords } from "@/components/ui/locale";
import { uuidv7 } from "@/lib/platform/ids";
import { addToCartAction } from "@/lib/shop/cart/actions";
import { buyButtonWords } from "@/lib/words/buy-button";
import { useCartChange } from "./use-cart";

const SHOWN_MS = 2_000;

/** True for a moment after `times` has changed. */
function useMoment(times: number): boolean {
  const [over, setOver] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setOver(times), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [times]);
  return times > over;
}

/**
 * Puts a product into the cart. `product` is a public id, `name` is what a screen reader hears, `list` the token of the
 * list the product was found in.
 */
export function AddToCartButton({
  product,
  choice,
  name,
  inStock,
  quantity = 1,
  list,
  label,
  className,
  ...button
}: {
  product: string;
  /** The code of what is chosen of a product with options. */
  choice?: string;
  name: string;
  inStock: boolean;
  quantity?: number;
  list?: string;
  label?: string;
  className?: string;
} & Pick<ButtonProps, "variant" | "size" | "block">) {
  const { say } = useWords(buyButtonWords);
  const change = useCartChange();
  // What the browser has posted by itself; its click has an id of the page's making, so that it counts once.
  const [posted, post] = useActionState(addToCartAction, null);
  const [click] = useState(uuidv7);
  const [added, setAdded] = useState(0);
  const showsAdded = useMoment(added);
  const text = inStock ? (label ?? say("add")) : say("soldOut");

  const error = change.error?.message ?? (posted?.ok === false ? posted.message : null);

  function add(event: FormEvent) {
    event.preventDefault();
    if (change.isPending) return;
    change.mutate(
      { type: "add", product, variant: choice, quantity, list },
      { onSuccess: () => setAdded((times) => times + 1) },
    );
  }

  return (
    <form action={post} onSubmit={add} className={className}>
      <input type="hidden" name="product" value={product} />
      {choice !== undefined && <input type="hidden" name="variant" value={choice} />}
      <input type="hidden" name="quantity" value={quantity} />
      {list !== undefined && <input type="hidden" name="list" value={list} />}
      <input type="hidden" name="interaction" value={click} suppressHydrationWarning />
      <Button
        {...button}
        type="submit"
        aria-label={`${text}: ${name}`}
        disabled={!inStock}
        pending={change.isPending}
      >
        {/* Both labels lie in one cell, so that the button keeps its width. */}
        <span className="grid">
          <span className={cx("col-start-1 row-start-1", showsAdded && "invisible")}>{text}</span>
          <span
            aria-hidden="true"
            className={cx(
              "col-start-1 row-start-1 inline-flex items-center justify-center gap-1.5",
              !showsAdded && "invisible",
            )}
          >
            <Check className="size-4" /> {say("added")}
          </span>
        </span>
      </Button>
      <span role="status" className="sr-only">
        {showsAdded && say("inCart", { name })}
      </span>
      {error && (
        <p role="alert" className="mt-2 text-sm text-negative">
          {error}
        </p>
      )}
    </form>
  );
}
