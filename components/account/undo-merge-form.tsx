"use client";

import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { undoMergeAction } from "@/lib/privacy/actions";
import { useLocale, useWords } from "@/components/ui/locale";
import { yourDataWords } from "@/lib/words/your-data";

/** What a sign-in brought into the account, and the way to have it taken out again. */
export function UndoMergeForm({ merge, at, things }: { merge: string; at: Date; things: number }) {
  const { say } = useWords(yourDataWords);
  const format = new Intl.DateTimeFormat(useLocale(), { dateStyle: "long", timeZone: "UTC" });
  const { result, pending, formProps } = useFormAction(undoMergeAction);
  return (
    <form {...formProps} className="space-y-3 rounded-md bg-tile p-4">
      <input type="hidden" name="merge" value={merge} />
      <p className="text-sm" suppressHydrationWarning>
        {say("merged", { count: things, date: format.format(at) })}
      </p>
      <FormMessage result={result} />
      <Button type="submit" variant="secondary" pending={pending}>
        {say("notMe")}
      </Button>
    </form>
  );
}
