"use client";

import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { askResetAction } from "@/lib/shop/accounts/security-actions";

/** Asks for a link to a new password. */
export function ForgottenForm({ isSent }: { isSent: boolean }) {
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(askResetAction);
  return (
    <form {...formProps} className="space-y-5">
      <FormMessage result={result} />
      {(result?.ok ?? isSent) && (
        <Alert tone="positive">
          If there is an account with this address, a link is on its way. It works for 30 minutes.
        </Alert>
      )}
      <TextField
        name="email"
        type="email"
        label="E-mail"
        autoComplete="username"
        defaultValue={typedIn("email")}
        error={errorOf("email")}
      />
      <Button type="submit" block pending={pending}>
        Send a link
      </Button>
    </form>
  );
}
