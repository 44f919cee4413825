"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@/components/ui/link";
import { useState } from "react";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { useLocale, useWords } from "@/components/ui/locale";
import { TextAreaField } from "@/components/ui/text-area-field";
import { uuidv7 } from "@/lib/platform/ids";
import { cartOptions } from "@/lib/shop/cart/query-options";
import { describeAdded } from "@/lib/shop/cart/set";
import { askReturnAction, buyAgainAction, cancelOwnOrderAction } from "@/lib/shop/orders/own-actions";
import { ordersWords } from "@/lib/words/orders";
import { setsWords } from "@/lib/words/sets";

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
  const locale = useLocale();
  const { say } = useWords(ordersWords);
  const { say: saySet } = useWords(setsWords);
  const [click, setClick] = useState(uuidv7);
  const [said, setSaid] = useState("");
  const { result, pending, formProps } = useFormAction(buyAgainAction, (data) => {
    setSaid(describeAdded(data, locale));
    setClick(uuidv7());
    client.setQueryData(cartOptions().queryKey, data.cart);
  });
  return (
    <form {...formProps} className="space-y-3">
      <NamedOrder {...named} />
      <input type="hidden" name="interaction" value={click} suppressHydrationWarning />
      <Button type="submit" variant="secondary" block pending={pending}>
        {say("buyAgain")}
      </Button>
      <p role="status" className="text-sm empty:hidden">
        {result?.ok && said !== "" && (
          <>
            {said}{" "}
            <Link href="/cart" className="font-medium underline underline-offset-4">
              {saySet("goToCart")}
            </Link>
          </>
        )}
      </p>
      <FormMessage result={result} />
    </form>
  );
}

function Cancel(named: Named) {
  const { say } = useWords(ordersWords);
  const { result, pending, formProps } = useFormAction(cancelOwnOrderAction);
  return (
    <details className="group">
      <summary className="cursor-pointer py-2 text-sm text-muted underline underline-offset-4 hover:text-ink">
        {say("cancel")}
      </summary>
      <form {...formProps} className="space-y-3 pt-2">
        <NamedOrder {...named} />
        <p className="text-sm text-muted">{say("cancelWhat")}</p>
        <FormMessage result={result} />
        <Button type="submit" variant="danger" pending={pending}>
          {say("cancelIt")}
        </Button>
      </form>
    </details>
  );
}

function AskReturn(named: Named) {
  const { say } = useWords(ordersWords);
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(askReturnAction);
  return (
    <details>
      <summary className="cursor-pointer py-2 text-sm text-muted underline underline-offset-4 hover:text-ink">
        {say("sendBack")}
      </summary>
      <form {...formProps} className="space-y-3 pt-2">
        <NamedOrder {...named} />
        <TextAreaField
          name="reason"
          label={say("whatIsWrong")}
          optional
          rows={3}
          maxLength={500}
          defaultValue={typedIn("reason")}
          error={errorOf("reason")}
        />
        <FormMessage result={result} />
        <Button type="submit" variant="secondary" pending={pending}>
          {say("askReturn")}
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
