"use client";

import type { ReactNode } from "react";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { TextField } from "@/components/ui/text-field";
import {
  beginFactorAction,
  cancelFactorAction,
  confirmFactorAction,
  removeOwnFactorAction,
  replaceCodesAction,
} from "@/lib/shop/accounts/security-actions";
import { securityWords } from "@/lib/words/security";
import { CodeField } from "./code-field";
import { RecoveryCodes } from "./recovery-codes";

/** Begins: whoever only finds the browser open does not know the password. */
export function BeginFactorForm() {
  const { say } = useWords(securityWords);
  const { result, pending, errorOf, formProps } = useFormAction(beginFactorAction);
  return (
    <form {...formProps} className="space-y-4">
      <FormMessage result={result} />
      <TextField
        name="password"
        type="password"
        label={say("yourPassword")}
        autoComplete="current-password"
        error={errorOf("password")}
        className="max-w-xs"
      />
      <Button type="submit" variant="secondary" pending={pending}>
        {say("setUp")}
      </Button>
    </form>
  );
}

/** The first code; then the recovery codes. `children` is what the app needs for it, and gone once it knows. */
export function ConfirmFactorForm({ children }: { children: ReactNode }) {
  const { say } = useWords(securityWords);
  const { result, pending, errorOf, formProps } = useFormAction(confirmFactorAction);
  if (result?.ok) return <RecoveryCodes codes={result.data.codes} />;
  return (
    <div className="space-y-5">
      {children}
      <form {...formProps} className="space-y-4">
        <FormMessage result={result} />
        <CodeField label={say("code")} hint={say("sixDigits")} error={errorOf("code")} />
        <Button type="submit" pending={pending}>
          {say("switchOn")}
        </Button>
      </form>
      <CancelFactorForm />
    </div>
  );
}

function CancelFactorForm() {
  const { say } = useWords(securityWords);
  const { result, pending, formProps } = useFormAction(cancelFactorAction);
  return (
    <form {...formProps} className="space-y-2">
      <Button type="submit" variant="ghost" size="sm" pending={pending}>
        {say("notNow")}
      </Button>
      <FormMessage result={result} />
    </form>
  );
}

/** New recovery codes in place of the old ones. */
export function ReplaceCodesForm() {
  const { say } = useWords(securityWords);
  const { result, pending, errorOf, formProps } = useFormAction(replaceCodesAction);
  if (result?.ok) return <RecoveryCodes codes={result.data.codes} />;
  return (
    <form {...formProps} className="space-y-4">
      <FormMessage result={result} />
      <CodeField label={say("code")} hint={say("fromApp")} error={errorOf("code")} />
      <Button type="submit" variant="secondary" pending={pending}>
        {say("makeCodes")}
      </Button>
    </form>
  );
}

/** Takes the second factor away. */
export function RemoveFactorForm() {
  const { say } = useWords(securityWords);
  const { result, pending, errorOf, formProps } = useFormAction(removeOwnFactorAction);
  return (
    <form {...formProps} className="space-y-4">
      <FormMessage result={result} />
      <CodeField label={say("code")} hint={say("fromAppOr")} error={errorOf("code")} />
      <Button type="submit" variant="danger" pending={pending}>
        {say("remove")}
      </Button>
    </form>
  );
}
