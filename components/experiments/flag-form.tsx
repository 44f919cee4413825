"use client";

import { useRouter } from "next/navigation";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { addFlagAction } from "@/lib/recommender/experiments/actions";

/** A switch of the shop's own code, for a growing share of shoppers. */
export function FlagForm() {
  const router = useRouter();
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(addFlagAction, ({ id }) =>
    router.push(`/admin/experiments/${id}`),
  );
  return (
    <details className="rounded-lg border border-line bg-surface p-5 sm:p-6">
      <summary className="cursor-pointer text-lg font-medium">
        Or a flag, for something new in the shop’s own code
      </summary>
      <form {...formProps} className="mt-5 grid gap-5 sm:grid-cols-2">
        {result?.ok === false && (
          <div className="sm:col-span-2">
            <FormMessage result={result} />
          </div>
        )}
        <TextField
          name="id"
          label="Name"
          hint="As the code asks for it: new-checkout"
          defaultValue={typedIn("id")}
          error={errorOf("id")}
          maxLength={40}
          autoComplete="off"
        />
        <TextField
          name="hypothesis"
          label="What does it switch?"
          defaultValue={typedIn("hypothesis")}
          error={errorOf("hypothesis")}
          maxLength={500}
          autoComplete="off"
        />
        <SelectField name="device" label="Device" defaultValue={typedIn("device") ?? "all"}>
          <option value="all">All</option>
          <option value="phone">Phones</option>
          <option value="desktop">Desktops</option>
        </SelectField>
        <TextField
          name="startShare"
          label="Begins with % of shoppers"
          inputMode="decimal"
          defaultValue={typedIn("startShare") ?? "10"}
          error={errorOf("startShare")}
        />
        <TextField
          name="rampHours"
          label="Everybody after hours"
          hint="0: it stays with that share"
          inputMode="decimal"
          defaultValue={typedIn("rampHours") ?? "24"}
          error={errorOf("rampHours")}
        />
        <div className="self-end">
          <Button type="submit" variant="secondary" pending={pending}>
            Keep as a draft
          </Button>
        </div>
      </form>
    </details>
  );
}
