"use client";

import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { TextField } from "@/components/ui/text-field";
import { resetPasswordAction } from "@/lib/shop/accounts/security-actions";
import { signInWords } from "@/lib/words/sign-in";
import { startOver } from "./start-over";

/** Chooses a new password by the link that was sent. */
export function NewPasswordForm({ token }: { token: string }) {
  const { say } = useWords(signInWords);
  const { result, pending, errorOf, formProps } = useFormAction(resetPasswordAction, ({ next }) =>
    startOver(next),
  );
  return (
    <form {...formProps} className="space-y-5">
      <input type="hidden" name="token" value={token} />
      <FormMessage result={result} />
      <TextField
        name="password"
        type="password"
        label={say("newTitle")}
        hint={say("passwordHint")}
        autoComplete="new-password"
        error={errorOf("password")}
      />
      <Button type="submit" block pending={pending || result?.ok === true}>
        {say("change")}
      </Button>
    </form>
  );
}
