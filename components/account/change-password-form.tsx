"use client";

import { useState } from "react";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { TextField } from "@/components/ui/text-field";
import { changePasswordAction } from "@/lib/shop/accounts/security-actions";
import { securityWords } from "@/lib/words/security";
import { signInWords } from "@/lib/words/sign-in";

/** Another password for the account; empty again once it holds. */
export function ChangePasswordForm({ email }: { email: string }) {
  const { say } = useWords(securityWords);
  const [done, setDone] = useState(0);
  return (
    <div className="space-y-4">
      <Fields key={done} email={email} onDone={() => setDone((count) => count + 1)} />
      <p role="status" className="text-sm text-positive">
        {done > 0 && say("changed")}
      </p>
    </div>
  );
}

function Fields({ email, onDone }: { email: string; onDone: () => void }) {
  const { say } = useWords(securityWords);
  const { say: sayOfSignIn } = useWords(signInWords);
  const { result, pending, errorOf, formProps } = useFormAction(changePasswordAction, onDone);
  return (
    <form {...formProps} className="space-y-4">
      {/* Whose password it is: managers of passwords look for it in the form. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <FormMessage result={result} />
      <TextField
        name="password"
        type="password"
        label={say("current")}
        autoComplete="current-password"
        error={errorOf("password")}
      />
      <TextField
        name="newPassword"
        type="password"
        label={say("new")}
        hint={sayOfSignIn("passwordHint")}
        autoComplete="new-password"
        error={errorOf("newPassword")}
      />
      <Button type="submit" variant="secondary" pending={pending}>
        {say("change")}
      </Button>
    </form>
  );
}
