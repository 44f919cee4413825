"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { Amount, useWords } from "@/components/ui/locale";
import { orderAndPayAction } from "@/lib/shop/checkout/actions";
import type { PaymentWay } from "@/lib/shop/settings/settings";
import { checkoutWords } from "@/lib/words/checkout";
import type { AddressCountry } from "./address-fields";
import { DeliveryFields, type PricedDelivery, useDelivery } from "./delivery-choice";
import { FromAddressBook, type OwnBook } from "./from-address-book";
import { PaymentFields } from "./payment-fields";

/** What stands in the form at first, by the names of its fields. */
export type FirstValues = Readonly<Record<string, string | undefined>>;

/**
 * Who, where to and how, and the order itself. `orderKey` and the totals are those of the cart shown beside it: sent twice it
 * is one order, and a price nobody has seen is not charged.
 */
export function CheckoutForm({
  orderKey,
  offers,
  payment,
  blocked,
  notice,
  first,
  countries,
  book,
}: {
  orderKey: string;
  offers: readonly PricedDelivery[];
  payment: PaymentWay;
  blocked: boolean;
  /** What came of the payment before, until the form is sent again. */
  notice: ReactNode;
  first: FirstValues;
  /** Where the shop delivers to. */
  countries: readonly AddressCountry[];
  /** The addresses of whoever is signed in; null: nobody is. */
  book: OwnBook | null;
}) {
  const { say } = useWords(checkoutWords);
  const router = useRouter();
  const chosen = useDelivery(offers);
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(orderAndPayAction, ({ to }) => {
    // Replaced, so that going back does not lead into a form that has been sent.
    if (to.startsWith("/")) router.replace(to);
    else window.location.assign(to);
  });
  const lines = result?.ok === false ? result.fields.filter((field) => field.path.startsWith("lines.")) : [];
  const typed = (name: string) => typedIn(name) ?? first[name];

  return (
    <form {...formProps} className="space-y-10">
      <input type="hidden" name="key" value={orderKey} />
      {result === null && notice}
      <fieldset className="space-y-5">
        <legend className="mb-5 text-xl font-medium">{say("contact")}</legend>
        <TextField
          name="email"
          type="email"
          label={say("email")}
          autoComplete="email"
          defaultValue={typed("email")}
          error={errorOf("email")}
        />
        <TextField
          name="name"
          label={say("name")}
          autoComplete="name"
          defaultValue={typed("name")}
          error={errorOf("name")}
        />
      </fieldset>
      <fieldset>
        <legend className="mb-5 text-xl font-medium">{say("address")}</legend>
        <FromAddressBook book={book} errorOf={errorOf} typedIn={typed} countries={countries} />
      </fieldset>
      <DeliveryFields offers={offers} error={errorOf("delivery")} />
      <fieldset className="space-y-5">
        <legend className="mb-5 text-xl font-medium">{say("payment")}</legend>
        <PaymentFields way={payment} typedCard={typedIn("card")} error={errorOf("card")} />
        <FormMessage result={result} />
        {lines.length > 0 && (
          <ul className="list-disc space-y-1 pl-5 text-sm text-negative">
            {lines.map((line) => (
              <li key={line.path}>{line.message}</li>
            ))}
          </ul>
        )}
        <Button type="submit" size="lg" block pending={pending || result?.ok === true} disabled={blocked}>
          {payment === "invoice" ? say("order") : say("orderAndPay")}
          {chosen && (
            <>
              {" · "}
              <Amount money={chosen.totals.total} />
            </>
          )}
        </Button>
      </fieldset>
    </form>
  );
}
