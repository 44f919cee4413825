"use client";

import { useFormAction } from "@/components/form/use-form-action";
import { FormMessage } from "@/components/form/form-message";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { rotateKeyAction } from "@/lib/shop/auth/key-actions";
import { NewKey } from "./new-key";

/**
 * Makes a key's successor; the old one works on for the hours given. Once it has one there is nothing to ask for, but what was
 * just made stays on the page.
 */
export function RotateKeyForm({ prefix, rotated }: { prefix: string; rotated: boolean }) {
  const { result, pending, errorOf, formProps } = useFormAction(rotateKeyAction);
  if (result?.ok) return <NewKey text={result.data.key} />;
  if (rotated) return null;
  return (
    <details>
      <summary className="cursor-pointer text-sm font-medium underline underline-offset-4">Rotate</summary>
      <form {...formProps} className="mt-3 w-56 space-y-3">
        {result?.ok === false && <FormMessage result={result} />}
        <input type="hidden" name="prefix" value={prefix} />
        <TextField
          id={`overlap-${prefix}`}
          name="overlapHours"
          type="number"
          label="Hours the old one works on"
          defaultValue="24"
          min={0}
          error={errorOf("overlapHours")}
        />
        <Button type="submit" size="sm" variant="secondary" pending={pending}>
          Make the new key
        </Button>
      </form>
    </details>
  );
}
