"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { uuidv7 } from "@/lib/platform/ids";
import { cartOptions } from "@/lib/shop/cart/query-options";
import { moveToCartAction, takeOffAction } from "@/lib/shop/lists/actions";
import { listWords } from "@/lib/words/lists";

interface Listed {
  list: string;
  /** A public id. */
  product: string;
  name: string;
}

/** Puts a product of a list into the cart; then it is on the list no more. */
export function MoveForm({ list, product, name, inStock }: Listed & { inStock: boolean }) {
  const client = useQueryClient();
  const { say } = useWords(listWords);
  const [click] = useState(uuidv7);
  const { result, pending, formProps } = useFormAction(moveToCartAction, ({ cart }) =>
    client.setQueryData(cartOptions().queryKey, cart),
  );
  return (
    <form {...formProps} className="space-y-2">
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="product" value={product} />
      <input type="hidden" name="interaction" value={click} suppressHydrationWarning />
      <Button
        type="submit"
        variant="secondary"
        block
        pending={pending}
        disabled={!inStock}
        aria-label={inStock ? say("moveOf", { name }) : undefined}
      >
        {say(inStock ? "move" : "soldOut")}
      </Button>
      <FormMessage result={result} />
    </form>
  );
}

export function TakeOffForm({ list, product, name }: Listed) {
  const { say } = useWords(listWords);
  const { result, pending, formProps } = useFormAction(takeOffAction);
  return (
    <form {...formProps}>
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="product" value={product} />
      <Button type="submit" variant="ghost" block pending={pending} aria-label={say("removeOf", { name })}>
        {say("remove")}
      </Button>
      <FormMessage result={result} />
    </form>
  );
}
