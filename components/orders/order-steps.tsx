"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@/components/ui/link";
import { useState } from "react";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { TextAreaField } from "@/components/ui/text-area-field";
import { uuidv7 } from "@/lib/platform/ids";
import { cartOptions } from "@/lib/shop/cart/query-options";
import { describeAdded } from "@/lib/shop/cart/set";
import { askReturnAction, buyAgainAction, cancelOwnOrderAction } from "@/lib/shop/orders/own-actions";

/** Which order, and by which key it is opened: null where the browser is the one it was placed from. */
interface Named {
  number: number;
  orderKey: string | null;
}

function NamedOrder({ number, orderKey }: Named) {
  return (
    <>
      <input type="hidden" name="number" value={number} />
      {orderKey !== null && <input type="hidden" name="key" value={orderKey} />}
    </>
  );
}

function BuyAgain(named: Named) {
  const client = useQueryClient();
  const [click, setClick] = useState(uuidv7);
  const [said, say] = useState("");
  const { result, pending, formProps } = useFormAction(buyAgainAction, (data) => {
    say(describeAdded(data));
    setClick(uuidv7());
    client.setQueryData(cartOptions().queryKey, data.cart);
  });
  return (
    <form {...formProps} className="space-y-3">
      <NamedOrder {...named} />
      <input type="hidden" name="interaction" value={click} suppressHydrationWarning />
      <Button type="submit" variant="secondary" block pending={pending}>
        Buy again
      </Button>
      <p role="status" className="text-sm empty:hidden">
        {result?.ok && said !== "" && (
          <>
            {said}{" "}
            <Link href="/cart" className="font-medium underline underline-offset-4">
              Go to cart
            </Link>
          </>
        )}
      </p>
      <FormMessage result={result} />
    </form>
  );
}

function Cancel(named: Named) {
  const { result, pending, formProps } = useFormAction(cancelOwnOrderAction);
  return (
    <details className="group">
      <summary className="cursor-pointer py-2 text-sm text-muted underline underline-offset-4 hover:text-ink">
        Cancel this order
      </summary>
      <form {...formProps} className="space-y-3 pt-2">
        <NamedOrder {...named} />
        <p className="text-sm text-muted">
          Nothing of it is sent then, and what was paid goes back by the way it was paid.
        </p>
        <FormMessage result={result} />
        <Button type="submit" variant="danger" pending={pending}>
          Cancel the order
        </Button>
      </form>
    </details>
  );
}

function AskReturn(named: Named) {
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(askReturnAction);
  return (
    <details>
      <summary className="cursor-pointer py-2 text-sm text-muted underline underline-offset-4 hover:text-ink">
        Send it back
      </summary>
      <form {...formProps} className="space-y-3 pt-2">
        <NamedOrder {...named} />
        <TextAreaField
          name="reason"
          label="What is wrong with it, and with which pieces"
          optional
          rows={3}
          maxLength={500}
          defaultValue={typedIn("reason")}
          error={errorOf("reason")}
        />
        <FormMessage result={result} />
        <Button type="submit" variant="secondary" pending={pending}>
          Ask to send it back
        </Button>
      </form>
    </details>
  );
}

/** What a shopper can do about an order of theirs. */
export function OrderSteps({
  number,
  orderKey,
  canCancel,
  canReturn,
}: Named & { canCancel: boolean; canReturn: boolean }) {
  const named = { number, orderKey };
  return (
    <div className="space-y-4">
      <BuyAgain {...named} />
      {canCancel && <Cancel {...named} />}
      {canReturn && <AskReturn {...named} />}
    </div>
  );
}
