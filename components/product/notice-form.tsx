"use client";

import { useState } from "react";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { askForNoticeAction } from "@/lib/shop/notices/actions";

/** Asks for an e-mail address to write to once, when what is sold out can be had again. */
export function NoticeForm({ product, variant }: { product: string; variant?: string }) {
  const [kept, setKept] = useState<string | null>(null);
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(askForNoticeAction, ({ email }) =>
    setKept(email),
  );
  if (kept !== null)
    return (
      <Alert tone="positive" title="You will be told" className="mt-5">
        One e-mail goes to {kept} as soon as it can be had again, and the address is not kept any longer.
      </Alert>
    );
  return (
    <form {...formProps} id="notice-kept" className="mt-5 space-y-3 rounded-lg bg-tile p-4">
      <p className="text-sm font-medium">Tell me when it is back</p>
      {result?.ok === false && result.fields.length === 0 && <FormMessage result={result} />}
      <input type="hidden" name="product" value={product} />
      {variant !== undefined && <input type="hidden" name="variant" value={variant} />}
      <div className="flex flex-wrap items-start gap-3">
        <TextField
          className="min-w-56 grow"
          name="email"
          label="E-mail"
          type="email"
          autoComplete="email"
          hint="For this one e-mail alone."
          defaultValue={typedIn("email")}
          error={errorOf("email")}
        />
        <Button type="submit" variant="secondary" pending={pending} className="mt-6.5">
          Tell me
        </Button>
      </div>
    </form>
  );
}
