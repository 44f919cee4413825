"use client";

import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { TextField } from "@/components/ui/text-field";
import { askResetAction } from "@/lib/shop/accounts/security-actions";
import { signInWords } from "@/lib/words/sign-in";

/** Asks for a link to a new password. */
export function ForgottenForm({ isSent }: { isSent: boolean }) {
  const { say } = useWords(signInWords);
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(askResetAction);
  return (
    <form {...formProps} className="space-y-5">
      <FormMessage result={result} />
      {(result?.ok ?? isSent) && <Alert tone="positive">{say("sent")}</Alert>}
      <TextField
        name="email"
        type="email"
        label={say("email")}
        autoComplete="username"
        defaultValue={typedIn("email")}
        error={errorOf("email")}
      />
      <Button type="submit" block pending={pending}>
        {say("send")}
      </Button>
    </form>
  );
}
