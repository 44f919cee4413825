"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSayFailure } from "@/components/form/say-failure";
import { useWords } from "@/components/ui/locale";
import { useIsHydrating } from "@/components/ui/use-is-hydrating";
import { keepUnsent } from "@/lib/shop/cart/unsent";
import { toForm } from "@/lib/platform/form-values";
import type { ActionResult } from "@/lib/platform/http/action";
import { uuidv7 } from "@/lib/platform/ids";
import { addToCartAction, removeFromCartAction, setQuantityAction } from "@/lib/shop/cart/actions";
import { type Cart, withQuantity } from "@/lib/shop/cart/cart";
import { cartOptions } from "@/lib/shop/cart/query-options";
import { offlineNoteWords } from "@/lib/words/offline-note";
import { RAILS_KEY } from "@/lib/recommender/serving/query-options";
import { useRenderedCart } from "./rendered-cart";

/** What a shopper does to the cart. `product` is a public id, `variant` the code of what was chosen; `list` the token of the list it was found in. */
export type CartChange =
  | { type: "add"; product: string; variant?: string; quantity: number; list?: string }
  | { type: "set"; product: string; variant?: string; quantity: number }
  | { type: "remove"; product: string; variant?: string };

function send(type: CartChange["type"], form: FormData): Promise<ActionResult<Cart>> {
  if (type === "set") return setQuantityAction(null, form);
  return type === "remove" ? removeFromCartAction(null, form) : addToCartAction(null, form);
}

interface Sayings {
  /** Said where there is no network: the change is sent when there is. */
  kept: string;
  sayFailure: (error: unknown) => string;
}

async function sendOrThrow({ type, ...change }: CartChange, { kept, sayFailure }: Sayings): Promise<Cart> {
  // The click gets its id here, once, so that sending it again cannot count again.
  const fields = { ...change, interaction: uuidv7() };
  const result = await send(type, toForm(fields)).catch((error: unknown) => {
    if (keepUnsent({ deed: type, fields })) throw new Error(kept, { cause: error });
    throw new Error(sayFailure(error), { cause: error });
  });
  if (!result.ok) throw new Error(result.message);
  return result.data;
}

/** The cart as this page knows it; undefined until it has been read. */
export function useCart(): Cart | undefined {
  const { data } = useQuery(cartOptions());
  const rendered = useRenderedCart();
  return useIsHydrating() ? (rendered ?? data) : data;
}

/**
 * Changes the cart: quantities and removals show at once and are taken back when the shop refuses. Changes are sent one
 * after the other, and only the last answer replaces what is shown, so that quick clicks do not flicker.
 */
export function useCartChange() {
  const { say } = useWords(offlineNoteWords);
  const client = useQueryClient();
  const sayFailure = useSayFailure();
  const { queryKey } = cartOptions();
  const isLast = () => client.isMutating({ mutationKey: queryKey }) === 1;
  return useMutation({
    mutationKey: queryKey,
    scope: { id: "cart" },
    // Without a network it fails and says so, instead of waiting in silence.
    networkMode: "always",
    mutationFn: (change: CartChange) => sendOrThrow(change, { kept: say("kept"), sayFailure }),
    async onMutate(change) {
      await client.cancelQueries({ queryKey });
      if (change.type === "add") return;
      const quantity = change.type === "set" ? change.quantity : 0;
      client.setQueryData(
        queryKey,
        (cart) => cart && withQuantity(cart, change.product, quantity, change.variant),
      );
    },
    onSuccess(cart, change) {
      if (isLast()) client.setQueryData(queryKey, cart);
      // A new quantity says nothing new about taste; the other changes do, and every rail follows them.
      if (change.type !== "set") void client.invalidateQueries({ queryKey: RAILS_KEY });
    },
    onError() {
      if (isLast()) void client.invalidateQueries({ queryKey });
    },
  });
}
