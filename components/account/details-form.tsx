"use client";

import { useState } from "react";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { updateDetailsAction } from "@/lib/shop/accounts/actions";

/** The name on the account. */
export function DetailsForm({ name }: { name: string }) {
  const [saved, setSaved] = useState(false);
  const { result, pending, errorOf, formProps } = useFormAction(updateDetailsAction, () => setSaved(true));
  return (
    <form {...formProps} onChange={() => setSaved(false)} className="space-y-4">
      <FormMessage result={result} />
      <TextField name="name" label="Name" autoComplete="name" defaultValue={name} error={errorOf("name")} />
      <div className="flex items-center gap-4">
        <Button type="submit" variant="secondary" pending={pending}>
          Save
        </Button>
        <p role="status" className="text-sm text-positive">
          {saved && "Saved."}
        </p>
      </div>
    </form>
  );
}
