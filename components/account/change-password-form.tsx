"use client";

import { useState } from "react";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { changePasswordAction } from "@/lib/shop/accounts/security-actions";
import { PASSWORD_HINT } from "./password-hint";

/** Another password for the account; empty again once it holds. */
export function ChangePasswordForm() {
  const [done, setDone] = useState(0);
  return (
    <div className="space-y-4">
      <Fields key={done} onDone={() => setDone((count) => count + 1)} />
      <p role="status" className="text-sm text-positive">
        {done > 0 && "Your password is changed. Other devices are signed out."}
      </p>
    </div>
  );
}

function Fields({ onDone }: { onDone: () => void }) {
  const { result, pending, errorOf, formProps } = useFormAction(changePasswordAction, onDone);
  return (
    <form {...formProps} className="space-y-4">
      <FormMessage result={result} />
      <TextField
        name="password"
        type="password"
        label="Current password"
        autoComplete="current-password"
        error={errorOf("password")}
      />
      <TextField
        name="newPassword"
        type="password"
        label="New password"
        hint={PASSWORD_HINT}
        autoComplete="new-password"
        error={errorOf("newPassword")}
      />
      <Button type="submit" variant="secondary" pending={pending}>
        Change password
      </Button>
    </form>
  );
}
