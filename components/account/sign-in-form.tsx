"use client";

import Link from "next/link";
import { FormMessage } from "@/components/form/form-message";
import type { FormValues } from "@/components/form/form-values";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { signIn, startOver } from "./session-requests";

/** Signs in and goes to `next`, a path of this site. */
export function SignInForm({ next }: { next: string }) {
  const { result, pending, formProps } = useFormAction(
    ({ email, password }: FormValues) => signIn(String(email), String(password)),
    () => startOver(next),
  );
  return (
    <form {...formProps} className="space-y-5">
      <FormMessage result={result} />
      <TextField name="email" type="email" label="E-mail" autoComplete="username" />
      <TextField name="password" type="password" label="Password" autoComplete="current-password" />
      <Button type="submit" block pending={pending || result?.ok === true}>
        Sign in
      </Button>
      <p className="text-sm text-muted">
        New here?{" "}
        <Link
          href={`/sign-up?${new URLSearchParams({ callbackUrl: next })}`}
          className="text-ink underline underline-offset-4"
        >
          Create an account
        </Link>
      </p>
    </form>
  );
}
