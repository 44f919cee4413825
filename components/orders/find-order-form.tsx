"use client";

import { useRouter } from "next/navigation";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { findOrderAction } from "@/lib/shop/orders/own-actions";

/** Opens an order by its number and its e-mail address. */
export function FindOrderForm() {
  const router = useRouter();
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(findOrderAction, ({ to }) =>
    router.push(to),
  );
  return (
    <form {...formProps} className="max-w-md space-y-5">
      <FormMessage result={result} />
      <TextField
        name="number"
        label="Order number"
        inputMode="numeric"
        autoComplete="off"
        maxLength={9}
        defaultValue={typedIn("number")}
        error={errorOf("number")}
      />
      <TextField
        name="email"
        type="email"
        label="E-mail it was placed with"
        autoComplete="email"
        defaultValue={typedIn("email")}
        error={errorOf("email")}
      />
      <Button type="submit" pending={pending}>
        Find the order
      </Button>
    </form>
  );
}
