"use client";

import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { endSessionsAction } from "@/lib/shop/accounts/security-actions";

/** Signs out one browser, or with `others` all but this one. */
export function EndSessionForm({
  session,
  submit,
  label,
}: {
  session: string;
  submit: string;
  label?: string;
}) {
  const { result, pending, formProps } = useFormAction(endSessionsAction);
  return (
    <form {...formProps} className="space-y-2">
      <input type="hidden" name="session" value={session} />
      <Button type="submit" variant="secondary" size="sm" aria-label={label} pending={pending}>
        {submit}
      </Button>
      <FormMessage result={result} />
    </form>
  );
}
