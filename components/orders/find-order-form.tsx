"use client";

import { useRouter } from "next/navigation";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { TextField } from "@/components/ui/text-field";
import { findOrderAction } from "@/lib/shop/orders/own-actions";
import { ordersWords } from "@/lib/words/orders";

/** Opens an order by its number and its e-mail address. */
export function FindOrderForm() {
  const { say } = useWords(ordersWords);
  const router = useRouter();
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(findOrderAction, ({ to }) =>
    router.push(to),
  );
  return (
    <form {...formProps} className="max-w-md space-y-5">
      <FormMessage result={result} />
      <TextField
        name="number"
        label={say("number")}
        inputMode="numeric"
        autoComplete="off"
        maxLength={9}
        defaultValue={typedIn("number")}
        error={errorOf("number")}
      />
      <TextField
        name="email"
        type="email"
        label={say("emailPlaced")}
        autoComplete="email"
        defaultValue={typedIn("email")}
        error={errorOf("email")}
      />
      <Button type="submit" pending={pending}>
        {say("findIt")}
      </Button>
    </form>
  );
}
