"use client";

import { useAnnounce } from "@/components/admin/announcer";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { startHoldoutAction } from "@/lib/recommender/experiments/actions";

/** Begins a holdout. */
export function HoldoutForm() {
  const announce = useAnnounce();
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(startHoldoutAction, () =>
    announce({ ok: true, message: "From now on these shoppers are kept out of all experiments and flags." }),
  );
  return (
    <form {...formProps} className="flex flex-wrap items-end gap-4">
      {result?.ok === false && <FormMessage result={result} />}
      <TextField
        name="percent"
        label="Hold out % of shoppers"
        inputMode="decimal"
        defaultValue={typedIn("percent") ?? "5"}
        error={errorOf("percent")}
        className="w-56"
      />
      <Button type="submit" variant="secondary" pending={pending}>
        Begin
      </Button>
    </form>
  );
}
