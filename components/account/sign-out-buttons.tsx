"use client";

import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { signOutAction } from "@/lib/shop/accounts/actions";
import { accountWords } from "@/lib/words/account";
import { startOver } from "./start-over";

/** Ends the session in this browser, or on every device. */
export function SignOutButtons() {
  const { say } = useWords(accountWords);
  const { result, pending, formProps } = useFormAction(signOutAction, () => startOver("/"));
  return (
    <form {...formProps} className="space-y-3">
      <div className="flex flex-wrap gap-3">
        <Button type="submit" name="where" value="here" variant="secondary" pending={pending}>
          {say("signOut")}
        </Button>
        <Button type="submit" name="where" value="everywhere" variant="ghost" disabled={pending}>
          {say("signOutEverywhere")}
        </Button>
      </div>
      <FormMessage result={result} />
    </form>
  );
}
