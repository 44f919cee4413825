"use client";

import { useState } from "react";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { TextField } from "@/components/ui/text-field";
import { updateDetailsAction } from "@/lib/shop/accounts/actions";
import { accountWords } from "@/lib/words/account";

/** The name on the account. */
export function DetailsForm({ name }: { name: string }) {
  const { say } = useWords(accountWords);
  const [changedSince, setChangedSince] = useState<unknown>(null);
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(updateDetailsAction);
  return (
    <form {...formProps} onChange={() => setChangedSince(result)} className="space-y-4">
      <FormMessage result={result} />
      <TextField
        name="name"
        label={say("name")}
        autoComplete="name"
        defaultValue={typedIn("name") ?? name}
        error={errorOf("name")}
      />
      <div className="flex items-center gap-4">
        <Button type="submit" variant="secondary" pending={pending}>
          {say("save")}
        </Button>
        <p role="status" className="text-sm text-positive">
          {result?.ok && changedSince !== result && say("saved")}
        </p>
      </div>
    </form>
  );
}
