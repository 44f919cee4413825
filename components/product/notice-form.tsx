"use client";

import { useState } from "react";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { TextField } from "@/components/ui/text-field";
import { askForNoticeAction } from "@/lib/shop/notices/actions";
import { noticeWords } from "@/lib/words/notice";

/** Asks for an e-mail address to write to once, when what is sold out can be had again. */
export function NoticeForm({ product, variant }: { product: string; variant?: string }) {
  const { say } = useWords(noticeWords);
  const [kept, setKept] = useState<string | null>(null);
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(askForNoticeAction, ({ email }) =>
    setKept(email),
  );
  if (kept !== null)
    return (
      <Alert tone="positive" title={say("done")} className="mt-5">
        {say("doneAbout", { email: kept })}
      </Alert>
    );
  return (
    <form {...formProps} id="notice-kept" className="mt-5 space-y-3 rounded-lg bg-tile p-4">
      <p className="text-sm font-medium">{say("title")}</p>
      {result?.ok === false && result.fields.length === 0 && <FormMessage result={result} />}
      <input type="hidden" name="product" value={product} />
      {variant !== undefined && <input type="hidden" name="variant" value={variant} />}
      <div className="flex flex-wrap items-start gap-3">
        <TextField
          className="min-w-56 grow"
          name="email"
          label={say("email")}
          type="email"
          autoComplete="email"
          hint={say("hint")}
          defaultValue={typedIn("email")}
          error={errorOf("email")}
        />
        <Button type="submit" variant="secondary" pending={pending} className="mt-6.5">
          {say("send")}
        </Button>
      </div>
    </form>
  );
}
