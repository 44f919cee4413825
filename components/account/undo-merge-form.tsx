"use client";

import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { undoMergeAction } from "@/lib/privacy/actions";
import { Day } from "@/components/ui/day";

/** What a sign-in brought into the account, and the way to have it taken out again. */
export function UndoMergeForm({ merge, at, things }: { merge: string; at: Date; things: number }) {
  const { result, pending, formProps } = useFormAction(undoMergeAction);
  return (
    <form {...formProps} className="space-y-3 rounded-md bg-tile p-4">
      <input type="hidden" name="merge" value={merge} />
      <p className="text-sm">
        When you signed in on <Day at={at} />, {things === 1 ? "1 thing" : `${things} things`} done in that
        browser before {things === 1 ? "was" : "were"} added to your account.
      </p>
      <FormMessage result={result} />
      <Button type="submit" variant="secondary" pending={pending}>
        That was not me
      </Button>
    </form>
  );
}
