"use client";

import { Link } from "@/components/ui/link";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { signInAction } from "@/lib/shop/accounts/actions";
import { startOver } from "./start-over";

/** Signs in and goes to `next`, a path of this site. */
export function SignInForm({ next }: { next: string }) {
  const { result, pending, typedIn, formProps } = useFormAction(signInAction, (opened) =>
    startOver(opened.next),
  );
  return (
    <form {...formProps} className="space-y-5">
      <input type="hidden" name="next" value={next} />
      <FormMessage result={result} />
      <TextField
        name="email"
        type="email"
        label="E-mail"
        autoComplete="username"
        defaultValue={typedIn("email")}
      />
      <TextField name="password" type="password" label="Password" autoComplete="current-password" />
      <p className="text-sm">
        <Link href="/sign-in/forgotten" className="underline underline-offset-4">
          Forgotten your password?
        </Link>
      </p>
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
