"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useLocale, useWords } from "@/components/ui/locale";
import { enterPromoAction, removePromoAction } from "@/lib/shop/cart/actions";
import type { Cart, CartPromo } from "@/lib/shop/cart/cart";
import { cartOptions } from "@/lib/shop/cart/query-options";
import { describePromo, describePromoProblem } from "@/lib/shop/promos/promo-math";
import { totalsWords } from "@/lib/words/totals";

/** Shows the cart as it is now wherever the page shows it. */
function useShown(isRenewed: boolean): (cart: Cart) => void {
  const client = useQueryClient();
  const router = useRouter();
  return (cart) => {
    client.setQueryData(cartOptions().queryKey, cart);
    if (isRenewed) router.refresh();
  };
}

function Entered({ promo, onDone }: { promo: CartPromo; onDone: (cart: Cart) => void }) {
  const locale = useLocale();
  const { say } = useWords(totalsWords);
  const { result, pending, formProps } = useFormAction(removePromoAction, onDone);
  return (
    <form {...formProps} className="my-5 space-y-1 rounded-md bg-tile px-4 py-2.5">
      <div className="flex items-center justify-between gap-4">
        <p className="min-w-0 text-sm">
          <span className="font-medium wrap-anywhere">{promo.code}</span>
          <span suppressHydrationWarning className="text-muted">
            {" "}
            · {describePromo(promo, locale)}
          </span>
        </p>
        <Button
          type="submit"
          variant="ghost"
          size="sm"
          pending={pending}
          aria-label={say("removeNamed", { name: promo.code })}
        >
          {say("remove")}
        </Button>
      </div>
      {promo.problem && (
        <p role="status" suppressHydrationWarning className="text-sm text-warning">
          {describePromoProblem(promo.code, promo.problem, locale)}
        </p>
      )}
      {result?.ok === false && <p className="text-sm text-negative">{result.message}</p>}
    </form>
  );
}

function Enter({ onDone }: { onDone: (cart: Cart) => void }) {
  const { say } = useWords(totalsWords);
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(enterPromoAction, onDone);
  const error = errorOf("promo") ?? (result?.ok === false ? result.message : undefined);
  return (
    <form {...formProps} className="my-5">
      <div className="flex items-start gap-3">
        <TextField
          className="min-w-0 grow"
          name="promo"
          label={say("promoCode")}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={100}
          defaultValue={typedIn("promo")}
          error={error}
        />
        <Button type="submit" variant="secondary" pending={pending} className="mt-6.5">
          {say("apply")}
        </Button>
      </div>
    </form>
  );
}

/** The field for a promo code, or the code that is in the cart. */
export function PromoForm({
  promo,
  isRenewed = false,
}: {
  promo: CartPromo | null;
  /** Whether the page around it is made anew: where its sums come from the server. */
  isRenewed?: boolean;
}) {
  const onDone = useShown(isRenewed);
  return promo ? <Entered promo={promo} onDone={onDone} /> : <Enter onDone={onDone} />;
}
