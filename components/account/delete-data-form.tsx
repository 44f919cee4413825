"use client";

import { forgetFound } from "@/components/attribution/found-in";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { TextField } from "@/components/ui/text-field";
import { eraseOwnAction } from "@/lib/privacy/actions";
import { yourDataWords } from "@/lib/words/your-data";
import { startOver } from "./start-over";

/** Deletes all there is of whoever is here; asks for the password where there is an account. */
export function DeleteDataForm({
  isSignedIn,
  summaryClassName,
}: {
  isSignedIn: boolean;
  summaryClassName: string;
}) {
  const { say } = useWords(yourDataWords);
  const { result, pending, errorOf, formProps } = useFormAction(eraseOwnAction, ({ receipt }) => {
    // Tokens of lists name the shopper.
    forgetFound();
    startOver(`/privacy/erased?receipt=${receipt}`);
  });
  const unsure = errorOf("sure");
  // Without JavaScript the refused form comes back on a new page: there it has to be open again.
  const isRefused = result?.ok === false;
  return (
    <details open={isRefused || undefined}>
      <summary className={summaryClassName}>{say(isSignedIn ? "deleteAccount" : "deleteData")}</summary>
      <form {...formProps} className="mt-3 space-y-5">
        <FormMessage result={result} />
        <p className="text-sm text-muted">{say(isSignedIn ? "deleteAccountText" : "deleteDataText")}</p>
        {isSignedIn && (
          <TextField
            name="password"
            type="password"
            label={say("yourPassword")}
            autoComplete="current-password"
            error={errorOf("password")}
          />
        )}
        <div>
          <label className="flex cursor-pointer items-start gap-3">
            <input
              type="checkbox"
              name="sure"
              required
              aria-invalid={unsure ? true : undefined}
              aria-describedby={unsure ? "sure-error" : undefined}
              className="mt-1 size-4.5 shrink-0 cursor-pointer accent-accent"
            />
            <span>{say("sure")}</span>
          </label>
          {unsure && (
            <p id="sure-error" className="mt-2 text-sm text-negative">
              {unsure}
            </p>
          )}
        </div>
        <Button type="submit" variant="danger" pending={pending || result?.ok === true}>
          {say(isSignedIn ? "deleteAccountButton" : "deleteData")}
        </Button>
      </form>
    </details>
  );
}
