"use client";

import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { signOutAction } from "@/lib/shop/accounts/actions";
import { startOver } from "./start-over";

/** Ends the session in this browser, or on every device. */
export function SignOutButtons() {
  const { result, pending, formProps } = useFormAction(signOutAction, () => startOver("/"));
  return (
    <form {...formProps} className="space-y-3">
      <div className="flex flex-wrap gap-3">
        <Button type="submit" name="where" value="here" variant="secondary" pending={pending}>
          Sign out
        </Button>
        <Button type="submit" name="where" value="everywhere" variant="ghost" disabled={pending}>
          Sign out on all devices
        </Button>
      </div>
      <FormMessage result={result} />
    </form>
  );
}
