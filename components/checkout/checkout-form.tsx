"use client";

import { useRouter } from "next/navigation";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { Amount } from "@/components/ui/locale";
import type { Money } from "@/lib/platform/money";
import { placeOrderAction } from "@/lib/shop/orders/actions";
import type { Country } from "@/lib/shop/orders/countries";
import { AddressFields } from "./address-fields";

/**
 * Who, where to, and the order itself. `orderKey` and `total` are those of the cart shown beside it: sent twice it is one
 * order, and a price nobody has seen is not charged.
 */
export function CheckoutForm({
  orderKey,
  total,
  blocked,
  email,
  name,
  countries,
}: {
  orderKey: string;
  total: Money;
  blocked: boolean;
  email: string;
  name: string;
  /** Where the shop delivers to. */
  countries: readonly Country[];
}) {
  const router = useRouter();
  // Replaced, so that going back does not lead into a form that has been sent.
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(placeOrderAction, ({ number }) =>
    router.replace(`/orders/${number}?placed=1`),
  );
  const lines = result?.ok === false ? result.fields.filter((field) => field.path.startsWith("lines.")) : [];

  return (
    <form {...formProps} className="space-y-10">
      <input type="hidden" name="key" value={orderKey} />
      <input type="hidden" name="total" value={total.amount} />
      <fieldset className="space-y-5">
        <legend className="mb-5 text-xl font-medium">Contact</legend>
        <TextField
          name="email"
          type="email"
          label="E-mail"
          autoComplete="email"
          defaultValue={typedIn("email") ?? email}
          error={errorOf("email")}
        />
        <TextField
          name="name"
          label="Full name"
          autoComplete="name"
          defaultValue={typedIn("name") ?? name}
          error={errorOf("name")}
        />
      </fieldset>
      <fieldset>
        <legend className="mb-5 text-xl font-medium">Delivery</legend>
        <AddressFields errorOf={errorOf} typedIn={typedIn} countries={countries} />
      </fieldset>
      <fieldset className="space-y-5">
        <legend className="mb-5 text-xl font-medium">Payment</legend>
        <Alert tone="neutral">No payment is taken: this shop has no payment provider yet.</Alert>
        <FormMessage result={result} />
        {lines.length > 0 && (
          <ul className="list-disc space-y-1 pl-5 text-sm text-negative">
            {lines.map((line) => (
              <li key={line.path}>{line.message}</li>
            ))}
          </ul>
        )}
        <Button type="submit" size="lg" block pending={pending || result?.ok === true} disabled={blocked}>
          Place order · <Amount money={total} />
        </Button>
      </fieldset>
    </form>
  );
}
